package dev.firstkey.enrollmentgateway.webauthn;

import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.attestation.statement.CertificateBaseAttestationStatement;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/// What a maker's certificate says in extensions of its own, before the library reads them: it
/// makes room for whatever length they state, which ends the process.
final class MakersWords {
  /// The model (FIDO), the key's description (Android), the nonce (Apple): those that it reads.
  private static final List<String> READ =
      List.of("1.3.6.1.4.1.45724.1.1.4", "1.3.6.1.4.1.11129.2.1.17", "1.2.840.113635.100.8.2");

  private MakersWords() {}

  static boolean areSound(RegistrationData data) {
    var object = Objects.requireNonNull(data.getAttestationObject());
    return !(object.getAttestationStatement() instanceof CertificateBaseAttestationStatement made)
        || made.getX5c() == null
        || areSound(made.getX5c().getEndEntityAttestationCertificate().getCertificate());
  }

  private static boolean areSound(X509Certificate maker) {
    return READ.stream()
        .map(maker::getExtensionValue)
        .filter(Objects::nonNull)
        .allMatch(Der::isSoundInside);
  }
}
