package dev.firstkey.enrollmentgateway.webauthn;

import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.statement.AttestationStatement;
import com.webauthn4j.data.attestation.statement.PackedAttestationStatement;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.UUID;

/// Whether a maker vouches for the model that authenticator data name: by the extension
/// id-fido-gen-ce-aaguid of its certificate, in a `packed` statement (WebAuthn L3 §8.2.1). A
/// statement without it proves the key, and leaves the model to whoever made the data.
final class VouchedModel {
  private static final String EXTENSION = "1.3.6.1.4.1.45724.1.1.4";
  private static final int AAGUID = 16;

  /// An OCTET STRING in an OCTET STRING.
  private static final int HEADS = 4;

  private VouchedModel() {}

  static boolean isIn(AttestationObject object) {
    var data = Objects.requireNonNull(object.getAuthenticatorData().getAttestedCredentialData());
    UUID claimed = Objects.requireNonNull(data.getAaguid().getValue());
    return isIn(Objects.requireNonNull(object.getAttestationStatement()), claimed);
  }

  private static boolean isIn(AttestationStatement statement, UUID claimed) {
    return statement instanceof PackedAttestationStatement packed
        && packed.getX5c() != null
        && says(packed.getX5c().getEndEntityAttestationCertificate().getCertificate(), claimed);
  }

  private static boolean says(X509Certificate maker, UUID claimed) {
    byte[] value = maker.getExtensionValue(EXTENSION);
    return value != null && value.length == HEADS + AAGUID && model(value).equals(claimed);
  }

  private static UUID model(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value, HEADS, AAGUID);
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
