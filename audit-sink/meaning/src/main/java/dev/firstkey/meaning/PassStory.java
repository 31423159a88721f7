package dev.firstkey.meaning;

import dev.firstkey.contracts.PassFacts;
import dev.firstkey.contracts.RevocationReason;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What the log tells of one pass.
final class PassStory {
  final UUID id;
  List<Told<Issued>> issued = List.of();
  List<Told<Redeemed>> redeemed = List.of();
  List<Told<RevocationReason>> revoked = List.of();
  boolean expired;
  boolean takenAway;

  PassStory(UUID id) {
    this.id = id;
  }

  /// Its facts, with what its episode adds.
  PassFacts facts(Iterable<RevocationReason> ofTheEpisode) {
    PassFacts facts = new PassFacts(!issued.isEmpty(), !redeemed.isEmpty(), Set.of());
    for (Told<RevocationReason> told : revoked) {
      facts = facts.with(told.fact());
    }
    for (RevocationReason reason : ofTheEpisode) {
      facts = facts.with(reason);
    }
    return expired ? facts.with(RevocationReason.EXPIRED) : facts;
  }

  boolean isEnded() {
    return !revoked.isEmpty() || expired;
  }
}
