package dev.firstkey.newhire;

import java.util.List;
import java.util.UUID;

/// What kind of authenticator this is.
///
/// @param userPresent flag UP
/// @param userVerified flag UV
/// @param backupEligible flag BE: a passkey that may be synced
/// @param backedUp flag BS: it is synced
/// @param attestation the statement that a registration carries
/// @param key how it signs
/// @param transports how a browser reaches it: `internal`, `usb`, ...
public record Traits(
    UUID aaguid,
    boolean userPresent,
    boolean userVerified,
    boolean backupEligible,
    boolean backedUp,
    Attestation attestation,
    KeyKind key,
    List<String> transports) {

  /// The attestation statement formats that are made here (WebAuthn §8).
  public enum Attestation {
    /// No statement (§8.7).
    NONE,
    /// `packed`, signed with the credential's own key (§8.2).
    PACKED_SELF
  }

  private static final UUID UNKNOWN_MODEL = new UUID(0, 0);

  public Traits {
    transports = List.copyOf(transports);
  }

  /// Built into the device, bound to it.
  public static Traits platform() {
    return new Traits(
        UNKNOWN_MODEL,
        true,
        true,
        false,
        false,
        Attestation.NONE,
        KeyKind.ES256,
        List.of("internal"));
  }

  /// A synced passkey.
  public static Traits synced() {
    return platform().withBackup(true, true).withTransports("internal", "hybrid");
  }

  /// A key that is carried from station to station.
  public static Traits securityKey() {
    return platform().withAttestation(Attestation.PACKED_SELF).withTransports("usb");
  }

  public Traits withKey(KeyKind kind) {
    return new Traits(
        aaguid, userPresent, userVerified, backupEligible, backedUp, attestation, kind, transports);
  }

  public Traits withAaguid(UUID model) {
    return new Traits(
        model, userPresent, userVerified, backupEligible, backedUp, attestation, key, transports);
  }

  public Traits withUserPresent(boolean up) {
    return new Traits(
        aaguid, up, userVerified, backupEligible, backedUp, attestation, key, transports);
  }

  public Traits withUserVerified(boolean uv) {
    return new Traits(
        aaguid, userPresent, uv, backupEligible, backedUp, attestation, key, transports);
  }

  public Traits withBackup(boolean be, boolean bs) {
    return new Traits(aaguid, userPresent, userVerified, be, bs, attestation, key, transports);
  }

  public Traits withAttestation(Attestation statement) {
    return new Traits(
        aaguid, userPresent, userVerified, backupEligible, backedUp, statement, key, transports);
  }

  public Traits withTransports(String... reachedBy) {
    return new Traits(
        aaguid,
        userPresent,
        userVerified,
        backupEligible,
        backedUp,
        attestation,
        key,
        List.of(reachedBy));
  }

  int flags() {
    return (userPresent ? 0x01 : 0)
        | (userVerified ? 0x04 : 0)
        | (backupEligible ? 0x08 : 0)
        | (backedUp ? 0x10 : 0);
  }
}
