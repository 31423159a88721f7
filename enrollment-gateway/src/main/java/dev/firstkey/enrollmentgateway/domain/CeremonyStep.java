package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.RefusalReason;
import java.util.Locale;

/// The checks of a registration in the order in which they are made, which is the order of WebAuthn
/// L3 §7.1.
public enum CeremonyStep {
  READABLE,
  TYPE,
  CHALLENGE,
  ORIGIN,
  CROSS_ORIGIN,
  TOP_ORIGIN,
  ATTESTATION_OBJECT,
  RP_ID_HASH,
  USER_PRESENT,
  USER_VERIFIED,
  BACKUP_FLAGS,
  BACKUP_ELIGIBLE,
  ALGORITHM,
  FORMAT,
  ATTACHMENT,
  CREDENTIAL_ID,
  STATEMENT;

  /// The reason that is said for it.
  public RefusalReason reason() {
    return this == CHALLENGE ? RefusalReason.CHALLENGE_STALE : RefusalReason.CEREMONY_INVALID;
  }

  /// The word for logs and metrics.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
