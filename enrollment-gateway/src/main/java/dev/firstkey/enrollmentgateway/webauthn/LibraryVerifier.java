package dev.firstkey.enrollmentgateway.webauthn;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import dev.firstkey.enrollmentgateway.GatewayConfig;
import dev.firstkey.enrollmentgateway.StatementVerifier;
import dev.firstkey.enrollmentgateway.domain.CeremonyTerms;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;

/// webauthn4j, strict: each supported format by its own procedure (WebAuthn L3 §8), self
/// attestation verified, and a certificate chain only where it leads to an anchor of the
/// installation's. See `docs/decisions/0020-attestation.md`.
@ApplicationScoped
class LibraryVerifier implements StatementVerifier {
  private static final Logger LOG = Logger.getLogger(LibraryVerifier.class);
  private static final List<PublicKeyCredentialParameters> OFFERED =
      List.of(
          new PublicKeyCredentialParameters(
              PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256),
          new PublicKeyCredentialParameters(
              PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.RS256));

  private final WebAuthnRegistrationManager manager;

  @Inject
  LibraryVerifier(GatewayConfig config) {
    this(Anchors.of(config.trustAnchors()));
  }

  LibraryVerifier(Anchors anchors) {
    manager =
        new WebAuthnRegistrationManager(
            List.of(
                new NoneAttestationStatementVerifier(),
                new PackedAttestationStatementVerifier(),
                new TPMAttestationStatementVerifier(),
                inTheTee(),
                new AppleAnonymousAttestationStatementVerifier(),
                new FIDOU2FAttestationStatementVerifier()),
            anchors,
            new DefaultSelfAttestationTrustworthinessVerifier());
  }

  // Keys that Android keeps in software prove no device.
  private static AndroidKeyAttestationStatementVerifier inTheTee() {
    var verifier = new AndroidKeyAttestationStatementVerifier();
    verifier.setTeeEnforcedOnly(true);
    return verifier;
  }

  // Reads the anchors at the start, so that a file that cannot be read is seen then.
  void ready(@Observes StartupEvent started) {
    LOG.debug("attestation statements can be verified");
  }

  @Override
  public boolean accepts(RegistrationResponse response, CeremonyTerms terms) {
    try {
      var data = manager.parse(request(response));
      return MakersWords.areSound(data) && isVerified(data, terms);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      LOG.debugf("registration not accepted: %s", e.getClass().getName());
      return false;
    }
  }

  private boolean isVerified(RegistrationData data, CeremonyTerms terms) {
    var verified = manager.verify(data, parameters(terms));
    return terms.requirements().models() == null
        || VouchedModel.isIn(Objects.requireNonNull(verified.getAttestationObject()));
  }

  private static RegistrationRequest request(RegistrationResponse response) {
    return new RegistrationRequest(
        response.attestationObject(), response.clientDataJson(), Set.copyOf(response.transports()));
  }

  private static RegistrationParameters parameters(CeremonyTerms terms) {
    ServerProperty server =
        new ServerProperty(
            Origin.create(terms.origin()),
            terms.rpId(),
            new DefaultChallenge(Objects.requireNonNull(terms.challenge()).bytes()));
    return new RegistrationParameters(
        server, OFFERED, terms.requirements().userVerification(), true);
  }
}
