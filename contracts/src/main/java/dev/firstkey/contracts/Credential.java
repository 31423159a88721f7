package dev.firstkey.contracts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The registered WebAuthn credential: public facts only.
///
/// @param credentialId The credential id, base64url.
/// @param publicKey The public key as a COSE_Key in CBOR, base64url.
/// @param algorithm The COSE algorithm, -7 is ES256.
/// @param aaguid The model as the authenticator claims it; all zeros where it says nothing.
/// @param signCount The signature counter at registration.
/// @param transports The transports the client reported.
/// @param attestationFormat The attestation statement format.
/// @param backupEligible The BE flag.
/// @param backedUp The BS flag.
/// @param userVerified The UV flag.
/// @param attestationTrust What the attestation proves of the model. Null where nobody has said it.
public record Credential(
    String credentialId,
    String publicKey,
    int algorithm,
    UUID aaguid,
    long signCount,
    List<String> transports,
    String attestationFormat,
    boolean backupEligible,
    boolean backedUp,
    boolean userVerified,
    @Nullable AttestationTrust attestationTrust) {

  public Credential {
    Require.base64url(credentialId, "credentialId");
    Require.base64url(publicKey, "publicKey");
    Require.present(aaguid, "aaguid");
    transports = List.copyOf(transports);
    Require.text(attestationFormat, "attestationFormat");
  }
}
