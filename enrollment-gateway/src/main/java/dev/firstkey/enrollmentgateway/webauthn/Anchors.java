package dev.firstkey.enrollmentgateway.webauthn;

import com.webauthn4j.anchor.TrustAnchorRepository;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.statement.CertificateBaseAttestationStatement;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.DefaultCertPathTrustworthinessVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Those who vouch for authenticators, for each attestation format: the certificates of files.
///
/// @param byFormat a format that is not in it has nobody
record Anchors(Map<String, Set<TrustAnchor>> byFormat) implements CertPathTrustworthinessVerifier {
  private static final Logger LOG = Logger.getLogger(Anchors.class);
  private static final Set<String> FORMATS =
      Set.of("packed", "tpm", "android-key", "apple", "fido-u2f");

  Anchors {
    byFormat = Map.copyOf(byFormat);
  }

  /// @throws IllegalStateException where a file has no certificate or cannot be read, or a format
  ///   is not known
  static Anchors of(Map<String, Path> files) {
    return new Anchors(
        files.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, one -> read(one.getKey(), one.getValue()))));
  }

  private static Set<TrustAnchor> read(String format, Path file) {
    String name = "firstkey.gateway.trust-anchors." + format;
    if (!FORMATS.contains(format)) {
      throw new IllegalStateException(name + ": there is no such attestation format here");
    }
    try (InputStream pem = Files.newInputStream(file)) {
      Set<TrustAnchor> anchors =
          CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
              .map(certificate -> new TrustAnchor((X509Certificate) certificate, null))
              .collect(Collectors.toSet());
      if (anchors.isEmpty()) {
        throw new IllegalStateException(name + " has no certificate");
      }
      return anchors;
    } catch (IOException | CertificateException e) {
      throw new IllegalStateException(name + " cannot be read: " + file, e);
    }
  }

  @Override
  public void verify(
      AAGUID aaguid, CertificateBaseAttestationStatement statement, Instant timestamp) {
    Set<TrustAnchor> all = byFormat.getOrDefault(statement.getFormat(), Set.of());
    Set<TrustAnchor> anchors =
        all.stream()
            .filter(anchor -> isValid(anchor.getTrustedCert(), timestamp))
            .collect(Collectors.toSet());
    if (anchors.size() < all.size()) {
      LOG.warnf("of %d anchors only %d are valid now", all.size(), anchors.size());
    }
    new DefaultCertPathTrustworthinessVerifier(repository(anchors))
        .verify(aaguid, statement, timestamp);
  }

  /// RFC 5280 does not look at the dates of an anchor. Whoever is over vouches for nobody here.
  private static boolean isValid(X509Certificate certificate, Instant now) {
    return !now.isBefore(certificate.getNotBefore().toInstant())
        && !now.isAfter(certificate.getNotAfter().toInstant());
  }

  private static TrustAnchorRepository repository(Set<TrustAnchor> anchors) {
    return new TrustAnchorRepository() {
      @Override
      public Set<TrustAnchor> find(AAGUID aaguid) {
        return anchors;
      }

      @Override
      public Set<TrustAnchor> find(byte[] attestationCertificateKeyIdentifier) {
        return anchors;
      }
    };
  }
}
