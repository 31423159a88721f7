package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.Window;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which passes of one worker are superseded by which. A pass is superseded by another one for the
/// same worker and purpose that is newer and began inside its minutes. The windows and the ids
/// decide that, never the order of arrival, and never what else ended the older one.
public final class Succession {
  private static final Comparator<PassRecord> AGE =
      Comparator.<PassRecord, java.time.Instant>comparing(pass -> window(pass).notBefore())
          .thenComparing(pass -> pass.passId().toString());

  private Succession() {}

  /// The passes among the others that the issued one supersedes.
  public static List<PassRecord> supersededBy(PassRecord issued, List<PassRecord> others) {
    return others.stream().filter(other -> supersedes(issued, other)).toList();
  }

  /// Whether one of the others supersedes the issued one.
  public static boolean isSuperseded(PassRecord issued, List<PassRecord> others) {
    return others.stream().anyMatch(other -> supersedes(other, issued));
  }

  private static boolean supersedes(PassRecord newer, PassRecord older) {
    return newer.facts().issued()
        && older.facts().issued()
        && sameRight(newer, older)
        && AGE.compare(newer, older) > 0
        && window(newer).notBefore().isBefore(window(older).notAfter());
  }

  private static boolean sameRight(PassRecord one, PassRecord other) {
    return right(one).equals(right(other));
  }

  private static Optional<List<Object>> right(PassRecord pass) {
    return pass.binding().map(binding -> List.of(binding.workerId(), binding.purpose()));
  }

  private static Window window(PassRecord pass) {
    return pass.window().orElseThrow();
  }
}
