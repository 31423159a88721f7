package dev.firstkey.auditsink.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;

/// What the tables know, asked in the same way, in memory.
final class LogInMemory {
  private final List<Leaf> leaves = new ArrayList<>();
  private final Map<Integer, Range> open = new HashMap<>();

  private record Leaf(long index, Range range, byte[] fingerprint, UUID entry, boolean heartbeats) {
    boolean isAt(Place place) {
      return fingerprint != null && range.equals(Range.of(place));
    }
  }

  Known knows(Arrived record) {
    Place place = record.arrival().place();
    byte[] fingerprint = record.arrival().fingerprint();
    Predicate<Leaf> same = leaf -> Arrays.equals(leaf.fingerprint(), fingerprint);
    UUID id = record.eventId().orElse(null);
    Predicate<Leaf> itsId = leaf -> id != null && id.equals(leaf.entry());
    Optional<Range> waiting = Optional.ofNullable(open.get(place.partition()));
    return new Known(
        leaves.size(),
        leaves.stream().anyMatch(leaf -> leaf.isAt(place) && same.test(leaf)),
        leaves.stream().anyMatch(leaf -> leaf.isAt(place) && !same.test(leaf)),
        first(itsId),
        first(itsId.and(same)),
        isBeat(place) || waiting.filter(range -> range.holds(place)).isPresent(),
        waiting);
  }

  void write(Arrived record, Verdict verdict) {
    Range here = Range.of(record.arrival().place());
    byte[] fingerprint = record.arrival().fingerprint();
    switch (verdict) {
      case Verdict.AlreadyAccounted _ -> {}
      case Verdict.Behind(Range ended, long index, Verdict own) -> {
        add(new Leaf(index, ended, null, null, true));
        open.remove(ended.partition());
        write(record, own);
      }
      case Verdict.Enter(long index, Statement said, _) ->
          add(new Leaf(index, here, fingerprint, said.eventId(), false));
      case Verdict.Cover(long index, Explanation why, _) ->
          add(new Leaf(index, here, fingerprint, null, why instanceof Explanation.Heartbeats));
      case Verdict.Lengthen(Range range) -> open.put(range.partition(), range);
      case Verdict.Begin(Range range, Optional<Range> before, long index) -> {
        before.ifPresent(ended -> add(new Leaf(index, ended, null, null, true)));
        open.put(range.partition(), range);
      }
    }
  }

  private void add(Leaf leaf) {
    if (leaf.index() != leaves.size()) {
      throw new IllegalStateException("the log has " + leaves.size() + " leaves, not " + leaf);
    }
    leaves.add(leaf);
  }

  private OptionalLong first(Predicate<Leaf> which) {
    return leaves.stream().filter(which).mapToLong(Leaf::index).findFirst();
  }

  private boolean isBeat(Place place) {
    return leaves.stream()
        .filter(Leaf::heartbeats)
        .filter(leaf -> leaf.range().partition() == place.partition())
        .filter(leaf -> leaf.range().from() <= place.offset())
        .max(Comparator.comparingLong(leaf -> leaf.range().from()))
        .filter(leaf -> leaf.range().holds(place))
        .isPresent();
  }
}
