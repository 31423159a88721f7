package dev.firstkey.meaning;

import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.tlog.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What the log tells, by what it is about: little of each fact, since a log has many millions.
final class Stories {
  final Ids events = new Ids();
  final Ids accepted = new Ids();
  final ById<Opened> cases = new ById<>();
  final ById<Long> proofed = new ById<>();
  final ById<Told<Asked>> requests = new ById<>();
  final ById<Told<RevocationReason>> ends = new ById<>();
  final List<Told<UUID>> published = new ArrayList<>();
  private final ById<PassStory> passes = new ById<>();

  PassStory pass(UUID passId) {
    List<PassStory> there = passes.of(passId);
    if (!there.isEmpty()) {
      return there.getFirst();
    }
    PassStory fresh = new PassStory(passId);
    passes.add(passId, fresh);
    return fresh;
  }

  Stream<PassStory> passes() {
    return passes.all().stream().map(List::getFirst);
  }
}
