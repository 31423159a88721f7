package dev.firstkey.enrollmentgateway.webauthn;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.DefaultCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import dev.firstkey.enrollmentgateway.StatementVerifier;
import dev.firstkey.enrollmentgateway.domain.CeremonyTerms;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;

/// webauthn4j, strict: formats `none` and `packed`, self attestation verified, no trust anchors, so
/// that a certificate chain is refused.
@ApplicationScoped
class LibraryVerifier implements StatementVerifier {
  private static final Logger LOG = Logger.getLogger(LibraryVerifier.class);
  private static final List<PublicKeyCredentialParameters> OFFERED =
      List.of(
          new PublicKeyCredentialParameters(
              PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256));

  private final WebAuthnRegistrationManager manager =
      new WebAuthnRegistrationManager(
          List.of(new NoneAttestationStatementVerifier(), new PackedAttestationStatementVerifier()),
          new DefaultCertPathTrustworthinessVerifier(new NoAnchors()),
          new DefaultSelfAttestationTrustworthinessVerifier());

  @Override
  public boolean accepts(RegistrationResponse response, CeremonyTerms terms) {
    try {
      manager.verify(request(response), parameters(terms));
      return true;
    } catch (Exception e) {
      LOG.debugf("registration not accepted: %s", e.getClass().getName());
      return false;
    }
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
