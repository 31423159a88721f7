package dev.firstkey.meaning;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassFacts;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.RevocationReason;
import java.util.ArrayList;
import java.util.List;

/// What the log tells of one pass.
final class PassStory {
  final List<Told<PassIssued>> issued = new ArrayList<>();
  final List<Told<EnrollmentCompleted>> redeemed = new ArrayList<>();
  final List<Told<PassRevoked>> revoked = new ArrayList<>();
  final List<Told<PassExpired>> expired = new ArrayList<>();
  final List<Told<AuthenticatorRevoked>> takenAway = new ArrayList<>();

  /// Its facts, with what its episode adds.
  PassFacts facts(Iterable<RevocationReason> ofTheEpisode) {
    PassFacts facts = new PassFacts(!issued.isEmpty(), !redeemed.isEmpty(), java.util.Set.of());
    for (Told<PassRevoked> told : revoked) {
      facts = facts.with(told.fact().reason());
    }
    for (RevocationReason reason : ofTheEpisode) {
      facts = facts.with(reason);
    }
    return expired.isEmpty() ? facts : facts.with(RevocationReason.EXPIRED);
  }

  boolean isEnded() {
    return !revoked.isEmpty() || !expired.isEmpty();
  }
}
