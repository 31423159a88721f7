package dev.firstkey.joineringest.domain;

import java.util.List;
import java.util.UUID;

/// A registered passkey as a directory needs it: public facts only.
///
/// @param authenticatorId names the credential in the directory
/// @param accountId the account it was registered for; with another user handle it cannot sign in
/// @param credentialId base64url
/// @param publicKey the COSE key, base64url
public record Passkey(
    UUID authenticatorId,
    String accountId,
    String credentialId,
    String publicKey,
    UUID aaguid,
    long signCount,
    List<String> transports) {

  public Passkey {
    transports = List.copyOf(transports);
  }
}
