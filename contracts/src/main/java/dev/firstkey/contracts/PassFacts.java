package dev.firstkey.contracts;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// The set of facts known of one pass, and the one table that says what they mean. The result never
/// depends on the order in which the facts arrived: this is a set with a union.
///
/// @param issued whether `pass.issued` is known
/// @param redeemed whether `enrollment.completed` is known; the gateway alone says so, and it is
///   final
/// @param endings every reason known to end the pass
public record PassFacts(boolean issued, boolean redeemed, Set<RevocationReason> endings) {

  private static final Set<RevocationReason> UNDOING =
      Collections.unmodifiableSet(
          EnumSet.range(RevocationReason.LEFT, RevocationReason.DEVICE_CHANGED));

  public PassFacts {
    endings = Set.copyOf(endings);
  }

  /// Nothing is known.
  public static PassFacts none() {
    return new PassFacts(false, false, Set.of());
  }

  /// With `pass.issued`.
  public PassFacts withIssued() {
    return new PassFacts(true, redeemed, endings);
  }

  /// With `enrollment.completed`.
  public PassFacts withRedeemed() {
    return new PassFacts(issued, true, endings);
  }

  /// With a reason that ends it.
  public PassFacts with(RevocationReason reason) {
    EnumSet<RevocationReason> more = EnumSet.of(reason);
    more.addAll(endings);
    return new PassFacts(issued, redeemed, more);
  }

  /// What is so. A redemption is final; where one of the five strongest reasons holds, the
  /// authenticator goes with it, whichever came first. Otherwise the strongest reason ends it.
  public PassStanding standing() {
    if (redeemed) {
      return endings.stream()
          .filter(UNDOING::contains)
          .min(Enum::compareTo)
          .<PassStanding>map(PassStanding.Undone::new)
          .orElseGet(PassStanding.Redeemed::new);
    }
    return endings.stream()
        .min(Enum::compareTo)
        .<PassStanding>map(PassStanding.Ended::new)
        .orElseGet(() -> issued ? new PassStanding.Live() : new PassStanding.Unknown());
  }

  /// Whether a reason takes the authenticator away too.
  public static boolean undoes(RevocationReason reason) {
    return UNDOING.contains(reason);
  }
}
