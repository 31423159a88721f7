package dev.firstkey.auditsink.domain;

import java.util.EnumSet;
import java.util.Set;

/// What becomes of a record that arrived.
public sealed interface Verdict {

  /// A leaf accounts for it already; nothing is written.
  record AlreadyAccounted() implements Verdict {}

  /// It becomes the entry with this log index.
  record Enter(long index, Statement statement, Set<Finding> findings) implements Verdict {}

  /// It becomes coverage with this log index.
  record Cover(long index, Explanation why, Set<Finding> findings) implements Verdict {}

  /// Decides. Every record that has no leaf gets exactly one.
  static Verdict decide(Reading reading, Known known) {
    if (known.accounted()) {
      return new AlreadyAccounted();
    }
    return switch (reading) {
      case Reading.Unreadable(var code) -> cover(new Explanation.Parked(code), known);
      case Reading.Readable(Statement statement) ->
          known.sameContent().isPresent()
              ? cover(new Explanation.DuplicateOf(known.sameContent().getAsLong()), known)
              : enter(statement, known);
    };
  }

  private static Verdict cover(Explanation why, Known known) {
    return new Cover(known.nextIndex(), why, findings(known, false));
  }

  private static Verdict enter(Statement statement, Known known) {
    return new Enter(known.nextIndex(), statement, findings(known, known.sameId().isPresent()));
  }

  private static Set<Finding> findings(Known known, boolean conflicting) {
    EnumSet<Finding> findings = EnumSet.noneOf(Finding.class);
    if (conflicting) {
      findings.add(Finding.SAME_ID_OTHER_BYTES);
    }
    if (known.offsetTaken()) {
      findings.add(Finding.OFFSET_REUSED);
    }
    return findings;
  }
}
