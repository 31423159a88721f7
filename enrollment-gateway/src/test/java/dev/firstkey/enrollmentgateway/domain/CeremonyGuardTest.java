package dev.firstkey.enrollmentgateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse.ClientData;
import dev.firstkey.newhire.Bends;
import dev.firstkey.newhire.KeyKind;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One response for each rule that breaks this rule and no other.
class CeremonyGuardTest {
  private static final String BUILT_IN = "platform";
  private static final String CARRIED = "cross-platform";
  private static final UUID MODEL = new UUID(1, 1);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final String ORIGIN = "http://localhost:18082";
  private static final Challenge CHALLENGE = new Challenge(new byte[32], NOW.plusSeconds(1));
  private static final AuthenticatorRequirements STRICT = wanted(Attachment.ANY, false);
  private static final CeremonyTerms TERMS = terms(CHALLENGE, STRICT, NOW);

  /// A response, what it must fit, and the rule that it breaks.
  record Case(RegistrationResponse response, CeremonyTerms terms, CeremonyStep step) {}

  static Stream<Arguments> broken() {
    Traits platform = Traits.platform();
    return Stream.of(
        client("another type", Bends.type("webauthn.get"), CeremonyStep.TYPE),
        client("another challenge", Bends.challenge("A".repeat(42) + "B"), CeremonyStep.CHALLENGE),
        at("no challenge open", terms(null, STRICT, NOW), CeremonyStep.CHALLENGE),
        at(
            "challenge over",
            terms(CHALLENGE, STRICT, CHALLENGE.validUntil()),
            CeremonyStep.CHALLENGE),
        client("another origin", Bends.origin(ORIGIN + "0"), CeremonyStep.ORIGIN),
        client("cross origin", Bends.crossOrigin(true), CeremonyStep.CROSS_ORIGIN),
        client(
            "top origin",
            Bends.clientData(node -> node.put("topOrigin", ORIGIN)),
            CeremonyStep.TOP_ORIGIN),
        object("no object", _ -> new byte[0], CeremonyStep.ATTESTATION_OBJECT),
        object("a byte more", b -> Arrays.copyOf(b, b.length + 1), CeremonyStep.ATTESTATION_OBJECT),
        client("another RP", Bends.rpId("evil.example"), CeremonyStep.RP_ID_HASH),
        made("nobody present", platform.withUserPresent(false), CeremonyStep.USER_PRESENT),
        made("nobody verified", platform.withUserVerified(false), CeremonyStep.USER_VERIFIED),
        made(
            "backed up and not eligible",
            platform.withBackup(false, true),
            CeremonyStep.BACKUP_FLAGS),
        made("may be synced", platform.withBackup(true, false), CeremonyStep.BACKUP_ELIGIBLE),
        client("a curve's key that says RS256", Bends.alg(-257), CeremonyStep.ALGORITHM),
        client("ES384", Bends.alg(-35), CeremonyStep.ALGORITHM),
        client("none at all", Bends.alg(0), CeremonyStep.ALGORITHM),
        object(
            "an RSA key with a small exponent", CeremonyGuardTest::small, CeremonyStep.ALGORITHM),
        object("another format", b -> replaced(b, "dnone", "dnope"), CeremonyStep.FORMAT),
        object("packed with nothing", b -> replaced(b, "dnone", "fpacked"), CeremonyStep.STATEMENT),
        at(
            "an attested model is wanted",
            terms(CHALLENGE, attested(), NOW),
            CeremonyStep.STATEMENT),
        at(
            "a model that is not allowed",
            terms(CHALLENGE, of(List.of(MODEL), null), NOW),
            CeremonyStep.MODEL),
        at(
            "a model that is refused",
            terms(CHALLENGE, of(null, List.of(new UUID(0, 0))), NOW),
            CeremonyStep.MODEL),
        at(
            "built in where carried is wanted",
            terms(CHALLENGE, wanted(Attachment.CROSS_PLATFORM, false), NOW),
            CeremonyStep.ATTACHMENT),
        Arguments.of(
            "carried where built in is wanted",
            new Case(
                honest(Traits.securityKey()),
                terms(CHALLENGE, wanted(Attachment.PLATFORM, false), NOW),
                CeremonyStep.ATTACHMENT)),
        said("nothing where carried is wanted", Attachment.CROSS_PLATFORM, "", List.of("usb")),
        said("nothing at all where carried is wanted", Attachment.CROSS_PLATFORM, "", List.of()),
        said("carried, of a built-in one", Attachment.CROSS_PLATFORM, CARRIED, List.of("internal")),
        said(
            "a phone that is both",
            Attachment.CROSS_PLATFORM,
            CARRIED,
            List.of("hybrid", "internal")),
        said("nothing where built in is wanted", Attachment.PLATFORM, "", List.of("internal")),
        said("built in, of a carried one", Attachment.PLATFORM, BUILT_IN, List.of("usb")),
        client("short id", Bends.credentialIdLength(15), CeremonyStep.CREDENTIAL_ID),
        client("long id", Bends.credentialIdLength(1024), CeremonyStep.CREDENTIAL_ID),
        Arguments.of(
            "another id outside",
            new Case(withId(honest(platform)), TERMS, CeremonyStep.CREDENTIAL_ID)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void theBrokenRuleIsNamed(String name, Case broken) {
    assertThat(CeremonyGuard.look(broken.response(), broken.terms()))
        .isEqualTo(new CeremonyVerdict.Unfit(broken.step()));
  }

  @Test
  void everyRuleIsBrokenOnce() {
    Set<CeremonyStep> steps =
        broken()
            .map(arguments -> ((Case) arguments.get()[1]).step())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(CeremonyStep.class)));
    assertThat(steps)
        .as("READABLE is the reader's, before the guard")
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(CeremonyStep.READABLE)));
  }

  /// That the checks are made in this order is for [CeremonyOrderTest].
  @Test
  void theStepsStandInTheOrderOfTheSpecification() {
    assertThat(Stream.of(CeremonyStep.values()).map(CeremonyStep::number)).isSorted();
  }

  static Stream<Arguments> fitting() {
    return Stream.of(
        Arguments.of("built in", honest(Traits.platform()), TERMS),
        Arguments.of("carried", honest(Traits.securityKey()), TERMS),
        Arguments.of("with RSA", honest(Traits.platform().withKey(KeyKind.RS256)), TERMS),
        Arguments.of(
            "carried, with RSA", honest(Traits.securityKey().withKey(KeyKind.RS256)), TERMS),
        Arguments.of(
            "carried, wanted",
            honest(Traits.securityKey()),
            terms(CHALLENGE, wanted(Attachment.CROSS_PLATFORM, false), NOW)),
        Arguments.of(
            "built in, wanted",
            honest(Traits.platform()),
            terms(CHALLENGE, wanted(Attachment.PLATFORM, false), NOW)),
        Arguments.of(
            "built in, wanted, and how it is reached not said",
            saying(BUILT_IN, List.of()),
            terms(CHALLENGE, wanted(Attachment.PLATFORM, false), NOW)),
        Arguments.of(
            "synced, allowed",
            honest(Traits.synced()),
            terms(CHALLENGE, wanted(Attachment.ANY, true), NOW)),
        Arguments.of(
            "of an allowed model",
            honest(Traits.platform().withAaguid(MODEL)),
            terms(CHALLENGE, of(List.of(MODEL), List.of(new UUID(0, 0))), NOW)),
        Arguments.of("id of 16", bent(Traits.platform(), Bends.credentialIdLength(16)), TERMS),
        Arguments.of("id of 1023", bent(Traits.platform(), Bends.credentialIdLength(1023)), TERMS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fitting")
  void anHonestResponseFits(String name, RegistrationResponse response, CeremonyTerms terms) {
    assertThat(CeremonyGuard.look(response, terms)).isInstanceOf(CeremonyVerdict.Fitting.class);
  }

  private static AuthenticatorRequirements of(List<UUID> models, List<UUID> refused) {
    return new AuthenticatorRequirements(
        true, true, Attachment.ANY, false, AttestationDemand.NONE, models, refused);
  }

  /// Named after the step of WebAuthn L3 §7.1.
  private static Arguments named(String name, Case broken) {
    return Arguments.of("step " + broken.step().number() + ": " + name, broken);
  }

  /// With 1 as its exponent a key signs nothing.
  private static byte[] small(byte[] ignored) {
    byte[] object = honest(Traits.platform().withKey(KeyKind.RS256)).attestationObject();
    return replaced(object, "!C\u0001\u0000\u0001", "!C\u0000\u0000\u0001");
  }

  /// The browser says this of the authenticator.
  private static Arguments said(
      String name, Attachment wanted, String attachment, List<String> transports) {
    return named(
        "said " + name,
        new Case(
            saying(attachment, transports),
            terms(CHALLENGE, wanted(wanted, false), NOW),
            CeremonyStep.ATTACHMENT));
  }

  private static RegistrationResponse saying(String attachment, List<String> transports) {
    RegistrationResponse good = honest(Traits.platform());
    return new RegistrationResponse(
        good.credentialId(),
        good.clientDataJson(),
        good.clientData(),
        good.attestationObject(),
        transports,
        attachment);
  }

  private static Arguments client(String name, Bends bends, CeremonyStep step) {
    return named(name, new Case(bent(Traits.platform(), bends), TERMS, step));
  }

  private static Arguments made(String name, Traits traits, CeremonyStep step) {
    return named(name, new Case(honest(traits), TERMS, step));
  }

  private static Arguments at(String name, CeremonyTerms terms, CeremonyStep step) {
    return named(name, new Case(honest(Traits.platform()), terms, step));
  }

  private static Arguments object(String name, UnaryOperator<byte[]> change, CeremonyStep step) {
    RegistrationResponse good = honest(Traits.platform());
    var bad =
        new RegistrationResponse(
            good.credentialId(),
            good.clientDataJson(),
            good.clientData(),
            change.apply(good.attestationObject()),
            good.transports(),
            good.attachment());
    return named(name, new Case(bad, TERMS, step));
  }

  private static RegistrationResponse withId(RegistrationResponse good) {
    return new RegistrationResponse(
        new byte[32],
        good.clientDataJson(),
        good.clientData(),
        good.attestationObject(),
        good.transports(),
        good.attachment());
  }

  private static RegistrationResponse honest(Traits traits) {
    return bent(traits, Bends.none());
  }

  private static RegistrationResponse bent(Traits traits, Bends bends) {
    ObjectNode options = JSON.createObjectNode().put("challenge", CHALLENGE.text());
    options.putObject("rp").put("id", "localhost");
    options.putObject("user").put("id", "AAAA");
    return read(new SoftwareAuthenticator(traits).registration(options, ORIGIN, bends));
  }

  private static RegistrationResponse read(JsonNode json) {
    byte[] client = bytes(json.path("response").path("clientDataJSON"));
    return new RegistrationResponse(
        bytes(json.path("rawId")),
        client,
        clientData(client),
        bytes(json.path("response").path("attestationObject")),
        transports(json.path("response").path("transports")),
        json.path("authenticatorAttachment").asText());
  }

  private static ClientData clientData(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      JsonNode top = json.path("topOrigin");
      return new ClientData(
          json.path("type").asText(),
          json.path("challenge").asText(),
          json.path("origin").asText(),
          json.path("crossOrigin").asBoolean(),
          top.isMissingNode() ? null : top.asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> transports(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static byte[] bytes(JsonNode text) {
    return Base64.getUrlDecoder().decode(text.asText());
  }

  private static byte[] replaced(byte[] object, String from, String to) {
    String text = new String(object, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.replace(from, to).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static AuthenticatorRequirements wanted(Attachment attachment, boolean backup) {
    return new AuthenticatorRequirements(true, true, attachment, backup, AttestationDemand.NONE);
  }

  private static AuthenticatorRequirements attested() {
    AttestationDemand demand =
        Arrays.stream(AttestationDemand.values())
            .filter(one -> one != AttestationDemand.NONE)
            .findFirst()
            .orElseThrow();
    return new AuthenticatorRequirements(true, true, Attachment.ANY, false, demand);
  }

  private static CeremonyTerms terms(
      Challenge challenge, AuthenticatorRequirements wanted, Instant now) {
    return new CeremonyTerms(ORIGIN, "localhost", challenge, wanted, now);
  }
}
