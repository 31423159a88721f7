package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.PassFacts;
import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Window;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The pass as the gateway enforces it.
///
/// @param failures wrong responses by the bound key so far
/// @param challenge what the next response must carry; null where none is open
/// @param authenticatorId what it was redeemed for; null before
public record Pass(
    UUID passId,
    UUID transactionId,
    String workerId,
    String episodeId,
    Purpose purpose,
    String jkt,
    String accountId,
    Window window,
    AuthenticatorRequirements requirements,
    PassFacts facts,
    int failures,
    @Nullable Challenge challenge,
    boolean delivered,
    @Nullable UUID authenticatorId) {

  /// Why it may not be redeemed now; empty where it may.
  public Optional<RefusalReason> objection(Instant now) {
    return switch (facts.standing()) {
      case PassStanding.Live _ -> outsideWindow(now);
      case PassStanding.Redeemed _, PassStanding.Undone _ ->
          Optional.of(RefusalReason.ALREADY_USED);
      case PassStanding.Ended(RevocationReason reason) -> Optional.of(refusal(reason));
      case PassStanding.Unknown _ -> Optional.of(RefusalReason.UNDECIDED);
    };
  }

  private Optional<RefusalReason> outsideWindow(Instant now) {
    if (now.isBefore(window.notBefore())) {
      return Optional.of(RefusalReason.BEFORE_WINDOW);
    }
    return now.isBefore(window.notAfter()) ? Optional.empty() : Optional.of(RefusalReason.EXPIRED);
  }

  private static RefusalReason refusal(RevocationReason reason) {
    return switch (reason) {
      case LEFT -> RefusalReason.WORKER_LEFT;
      case WITHDRAWN -> RefusalReason.HIRE_WITHDRAWN;
      case SUPERSEDED -> RefusalReason.SUPERSEDED;
      case FAILED_ATTEMPTS -> RefusalReason.TOO_MANY_FAILURES;
      case EXPIRED -> RefusalReason.EXPIRED;
      case REDEEMED -> RefusalReason.ALREADY_USED;
      case REPUDIATED, OPERATOR, DEVICE_CHANGED -> RefusalReason.REVOKED;
    };
  }
}
