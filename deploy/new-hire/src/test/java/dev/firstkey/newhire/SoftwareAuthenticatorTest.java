package dev.firstkey.newhire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.InconsistentClientDataTypeException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// An independent WebAuthn library takes what is honest and refuses each lie for its own reason.
class SoftwareAuthenticatorTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ORIGIN = "http://localhost:18082";
  private static final String CHALLENGE = Base64Url.of(new byte[32]);
  private static final WebAuthnManager VERIFIER =
      new WebAuthnManager(
          List.of(new NoneAttestationStatementVerifier(), new PackedAttestationStatementVerifier()),
          new NullCertPathTrustworthinessVerifier(),
          new DefaultSelfAttestationTrustworthinessVerifier());

  static Stream<Traits> kinds() {
    return Stream.of(
        Traits.platform(),
        Traits.synced(),
        Traits.securityKey(),
        Traits.platform().withKey(KeyKind.RS256),
        Traits.securityKey().withKey(KeyKind.RS256));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void registersAndSignsIn(Traits kind) {
    var authenticator = new SoftwareAuthenticator(kind);
    var registered = verify(authenticator.registration(options(), ORIGIN));
    var credential =
        new CredentialRecordImpl(
            registered.getAttestationObject(),
            registered.getCollectedClientData(),
            registered.getClientExtensions(),
            registered.getTransports());

    var signedIn = VERIFIER.parseAuthenticationResponseJSON(assertion(authenticator).toString());

    assertThat(VERIFIER.verify(signedIn, expected(credential))).isSameAs(signedIn);
    assertThat(new String(signedIn.getUserHandle(), StandardCharsets.UTF_8)).isEqualTo("account");
  }

  @Test
  void saysItsTraitsInTheAuthenticatorData() {
    var model = UUID.randomUUID();
    var authenticator = new SoftwareAuthenticator(Traits.synced().withAaguid(model));

    var data = verify(authenticator.registration(options(), ORIGIN)).getAttestationObject();

    var said = data.getAuthenticatorData();
    assertThat(said.isFlagBE()).isTrue();
    assertThat(said.isFlagBS()).isTrue();
    assertThat(said.getAttestedCredentialData().getAaguid().getValue()).isEqualTo(model);
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        Arguments.of(Bends.type("webauthn.get"), InconsistentClientDataTypeException.class),
        Arguments.of(Bends.challenge(Base64Url.of(new byte[31])), BadChallengeException.class),
        Arguments.of(Bends.origin("http://localhost:1"), BadOriginException.class),
        Arguments.of(Bends.rpId("example.test"), BadRpIdException.class));
  }

  @ParameterizedTest
  @MethodSource("lies")
  void isFoundOut(Bends lie, Class<? extends Exception> reason) {
    var authenticator = new SoftwareAuthenticator(Traits.platform());

    assertThatThrownBy(() -> verify(authenticator.registration(options(), ORIGIN, lie)))
        .isInstanceOf(reason);
  }

  @Test
  void isFoundOutWithoutUserVerification() {
    var careless = new SoftwareAuthenticator(Traits.platform().withUserVerified(false));

    assertThatThrownBy(() -> verify(careless.registration(options(), ORIGIN)))
        .isInstanceOf(UserNotVerifiedException.class);
  }

  @Test
  void refusesASecondCredentialWhereTheFirstIsExcluded() {
    var authenticator = new SoftwareAuthenticator(Traits.platform());
    var first = authenticator.registration(options(), ORIGIN).path("id").asText();
    var options = options();
    options.putArray("excludeCredentials").addObject().put("type", "public-key").put("id", first);

    assertThatThrownBy(() -> authenticator.registration(options, ORIGIN))
        .hasMessageContaining("InvalidStateError");
  }

  @Test
  void makesCredentialIdsOfTheWantedLength() {
    var authenticator = new SoftwareAuthenticator(Traits.platform());

    authenticator.registration(options(), ORIGIN, Bends.credentialIdLength(1024));

    assertThat(authenticator.passkeys().getLast().credentialId()).hasSize(1024);
  }

  private static RegistrationData verify(JsonNode response) {
    var wanted =
        Stream.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256)
            .map(alg -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, alg))
            .toList();
    var parameters = new RegistrationParameters(server(), wanted, true, true);
    return VERIFIER.verify(VERIFIER.parseRegistrationResponseJSON(response.toString()), parameters);
  }

  private static AuthenticationParameters expected(CredentialRecordImpl credential) {
    return new AuthenticationParameters(server(), credential, null, true, true);
  }

  private static ServerProperty server() {
    return new ServerProperty(
        new Origin(ORIGIN), "localhost", new DefaultChallenge(new byte[32]), null);
  }

  private static JsonNode assertion(SoftwareAuthenticator authenticator) {
    var options = JSON.createObjectNode().put("challenge", CHALLENGE).put("rpId", "localhost");
    return authenticator.assertion(options, ORIGIN);
  }

  private static ObjectNode options() {
    var options = JSON.createObjectNode().put("challenge", CHALLENGE);
    options.putObject("rp").put("id", "localhost");
    options.putObject("user").put("id", Base64Url.of("account".getBytes(StandardCharsets.UTF_8)));
    var wanted = options.putArray("pubKeyCredParams");
    for (KeyKind kind : KeyKind.values()) {
      wanted.addObject().put("type", "public-key").put("alg", kind.alg());
    }
    return options;
  }
}
