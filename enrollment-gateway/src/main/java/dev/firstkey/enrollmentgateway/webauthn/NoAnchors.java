package dev.firstkey.enrollmentgateway.webauthn;

import com.webauthn4j.anchor.TrustAnchorRepository;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import java.security.cert.TrustAnchor;
import java.util.Set;

/// No maker of authenticators is trusted by its certificates.
final class NoAnchors implements TrustAnchorRepository {
  @Override
  public Set<TrustAnchor> find(AAGUID aaguid) {
    return Set.of();
  }

  @Override
  public Set<TrustAnchor> find(byte[] attestationCertificateKeyIdentifier) {
    return Set.of();
  }
}
