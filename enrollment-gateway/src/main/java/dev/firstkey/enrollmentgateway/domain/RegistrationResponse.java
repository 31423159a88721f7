package dev.firstkey.enrollmentgateway.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// WebAuthn's RegistrationResponseJSON (L3 §5.1), read but not believed.
///
/// @param credentialId what the response calls itself by, raw bytes
/// @param clientDataJson the exact bytes that were signed
/// @param clientData the members of these bytes
/// @param attestationObject CBOR
/// @param attachment `authenticatorAttachment`; empty where the client said nothing
public record RegistrationResponse(
    byte[] credentialId,
    byte[] clientDataJson,
    ClientData clientData,
    byte[] attestationObject,
    List<String> transports,
    String attachment) {

  /// CollectedClientData (L3 §5.8.1).
  ///
  /// @param challenge base64url
  /// @param topOrigin null where it is absent
  public record ClientData(
      String type,
      String challenge,
      String origin,
      boolean crossOrigin,
      @Nullable String topOrigin) {}

  public RegistrationResponse {
    transports = List.copyOf(transports);
  }
}
