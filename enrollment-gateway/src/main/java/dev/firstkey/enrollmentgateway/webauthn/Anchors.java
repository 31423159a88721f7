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

/// Those who vouch for authenticators, for each attestation format: the certificates of files.
///
/// @param byFormat a format that is not in it has nobody
record Anchors(Map<String, Set<TrustAnchor>> byFormat) implements CertPathTrustworthinessVerifier {
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
    Set<TrustAnchor> anchors = byFormat.getOrDefault(statement.getFormat(), Set.of());
    new DefaultCertPathTrustworthinessVerifier(repository(anchors))
        .verify(aaguid, statement, timestamp);
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
