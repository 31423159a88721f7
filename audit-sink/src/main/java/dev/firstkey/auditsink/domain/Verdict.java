package dev.firstkey.auditsink.domain;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/// What becomes of a record that arrived.
public sealed interface Verdict {

  /// A leaf accounts for it already; nothing is written.
  record AlreadyAccounted() implements Verdict {}

  /// It becomes the entry with this log index.
  record Enter(long index, Statement statement, Set<Finding> findings) implements Verdict {}

  /// It becomes coverage with this log index.
  record Cover(long index, Explanation why, Set<Finding> findings) implements Verdict {}

  /// It lengthens the range of heartbeats that has no leaf yet.
  record Lengthen(Range range) implements Verdict {}

  /// It begins such a range; the one before it becomes coverage with this log index.
  record Begin(Range range, Optional<Range> before, long index) implements Verdict {}

  /// It becomes a leaf, and before that the range of heartbeats of its partition becomes coverage
  /// with this log index: a partition's leaves leave no gap.
  record Behind(Range ended, long index, Verdict leaf) implements Verdict {}

  /// What becomes of the record itself.
  default Verdict own() {
    return this instanceof Behind behind ? behind.leaf() : this;
  }

  /// Decides. Every record that has no leaf gets exactly one; heartbeats that follow each other get
  /// one together.
  static Verdict decide(Reading reading, Known known) {
    if (known.accounted()) {
      return new AlreadyAccounted();
    }
    return switch (reading) {
      case Reading.Heartbeat(Place place) -> heartbeat(place, known);
      case Reading.Unreadable(var code) -> cover(new Explanation.Parked(code), known);
      case Reading.Readable(Statement statement) ->
          known.sameContent().isPresent()
              ? cover(new Explanation.DuplicateOf(known.sameContent().getAsLong()), known)
              : enter(statement, known);
    };
  }

  private static Verdict heartbeat(Place place, Known known) {
    if (known.heartbeats()) {
      return new AlreadyAccounted();
    }
    if (known.offsetTaken()) {
      return cover(new Explanation.Heartbeats(), known);
    }
    return known
        .open()
        .filter(range -> range.mayEndWith(place))
        .<Verdict>map(range -> new Lengthen(range.endingWith(place)))
        .orElseGet(() -> new Begin(Range.of(place), known.open(), known.nextIndex()));
  }

  private static Verdict cover(Explanation why, Known known) {
    return leaf(known, index -> new Cover(index, why, findings(known, false)));
  }

  private static Verdict enter(Statement statement, Known known) {
    Set<Finding> findings = findings(known, known.sameId().isPresent());
    return leaf(known, index -> new Enter(index, statement, findings));
  }

  private static Verdict leaf(Known known, LongFunction<Verdict> leaf) {
    long next = known.nextIndex();
    return known
        .open()
        .<Verdict>map(ended -> new Behind(ended, next, leaf.apply(next + 1)))
        .orElseGet(() -> leaf.apply(next));
  }

  private static Set<Finding> findings(Known known, boolean conflicting) {
    EnumSet<Finding> findings = EnumSet.noneOf(Finding.class);
    if (conflicting) {
      findings.add(Finding.SAME_ID_OTHER_BYTES);
    }
    if (known.offsetTaken() || known.heartbeats()) {
      findings.add(Finding.OFFSET_REUSED);
    }
    return findings;
  }
}
