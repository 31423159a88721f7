package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.RefusalReason;
import java.util.Locale;

/// The checks of a registration in the order in which they are made, which is the order of WebAuthn
/// L3 §7.1, each with the number of its step there.
///
/// Steps that are nobody's here: 1 to 4 are the page's; 12 hashes the client data for whoever
/// verifies a signature; 19 judges BS alone, and policy asks for nothing there; 26 (known already)
/// needs the database and is refused as `credential-known`; 27 stores the record; 28 asks what to
/// do without trust, which 24 has refused; 29 reads extension outputs, of which none is asked for
/// and each is ignored.
public enum CeremonyStep {
  /// The response and its client data are JSON, in UTF-8.
  READABLE(6),
  TYPE(7),
  CHALLENGE(8),
  ORIGIN(9),
  CROSS_ORIGIN(10),
  TOP_ORIGIN(11),
  /// CBOR to the last byte.
  ATTESTATION_OBJECT(13),
  RP_ID_HASH(14),
  USER_PRESENT(15),
  USER_VERIFIED(16),
  /// BS without BE.
  BACKUP_FLAGS(17),
  BACKUP_ELIGIBLE(18),
  ALGORITHM(20),
  FORMAT(21),
  /// Verified by its format's procedure (22), with anchors (23) that make it trustworthy (24).
  STATEMENT(22),
  /// Policy's own: which models.
  MODEL(24),
  /// Policy's own: which kind of authenticator.
  ATTACHMENT(24),
  /// Its length, and that the response calls itself by it.
  CREDENTIAL_ID(25);

  private final int number;

  CeremonyStep(int number) {
    this.number = number;
  }

  /// Which step of WebAuthn L3 §7.1 it is.
  public int number() {
    return number;
  }

  /// The reason that is said for it.
  public RefusalReason reason() {
    return this == CHALLENGE ? RefusalReason.CHALLENGE_STALE : RefusalReason.CEREMONY_INVALID;
  }

  /// The word for logs and metrics.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
