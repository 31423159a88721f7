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
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// WebAuthn L3 §7.1 is an order: of two rules that a response breaks, the earlier is named.
class CeremonyOrderTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final String ORIGIN = "http://localhost:18082";
  private static final Challenge CHALLENGE = new Challenge(new byte[32], NOW.plusSeconds(1));
  private static final Map<CeremonyStep, Consumer<Sketch>> BREAKS = breaks();

  /// A response and its terms while they are made; honest where nothing was changed.
  private static final class Sketch {
    String type = "webauthn.create";
    String origin = ORIGIN;
    boolean crossOrigin;
    @Nullable String topOrigin;
    String rpId = "localhost";
    @Nullable Challenge challenge = CHALLENGE;
    Traits traits = Traits.platform();
    Bends bends = Bends.none();
    boolean torn;
    boolean otherFormat;
    AttestationDemand demand = AttestationDemand.NONE;
    List<UUID> refused = List.of();
    Attachment attachment = Attachment.ANY;
    boolean otherId;

    CeremonyVerdict look() {
      ObjectNode options =
          JsonMapper.builder().build().createObjectNode().put("challenge", CHALLENGE.text());
      options.putObject("rp").put("id", "localhost");
      options.putObject("user").put("id", "AAAA");
      JsonNode made = new SoftwareAuthenticator(traits).registration(options, ORIGIN, bends);
      JsonNode inside = made.path("response");
      return CeremonyGuard.look(
          new RegistrationResponse(
              otherId ? new byte[32] : bytes(made.path("rawId")),
              bytes(inside.path("clientDataJSON")),
              new ClientData(type, CHALLENGE.text(), origin, crossOrigin, topOrigin),
              object(bytes(inside.path("attestationObject"))),
              traits.transports(),
              "platform"),
          new CeremonyTerms(ORIGIN, rpId, challenge, wanted(), NOW));
    }

    private AuthenticatorRequirements wanted() {
      return new AuthenticatorRequirements(true, true, attachment, false, demand, null, refused);
    }

    private byte[] object(byte[] honest) {
      byte[] said = otherFormat ? renamed(honest) : honest;
      return torn ? Arrays.copyOf(said, said.length + 1) : said;
    }

    private static byte[] renamed(byte[] object) {
      return new String(object, StandardCharsets.ISO_8859_1)
          .replace("dnone", "dnope")
          .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(JsonNode text) {
      return Base64.getUrlDecoder().decode(text.asText());
    }
  }

  private static Map<CeremonyStep, Consumer<Sketch>> breaks() {
    Map<CeremonyStep, Consumer<Sketch>> breaks = new EnumMap<>(CeremonyStep.class);
    breaks.put(CeremonyStep.TYPE, sketch -> sketch.type = "webauthn.get");
    breaks.put(CeremonyStep.CHALLENGE, sketch -> sketch.challenge = null);
    breaks.put(CeremonyStep.ORIGIN, sketch -> sketch.origin = "http://evil.example");
    breaks.put(CeremonyStep.CROSS_ORIGIN, sketch -> sketch.crossOrigin = true);
    breaks.put(CeremonyStep.TOP_ORIGIN, sketch -> sketch.topOrigin = ORIGIN);
    breaks.put(CeremonyStep.ATTESTATION_OBJECT, sketch -> sketch.torn = true);
    breaks.put(CeremonyStep.RP_ID_HASH, sketch -> sketch.rpId = "evil.example");
    breaks.put(
        CeremonyStep.USER_PRESENT, sketch -> sketch.traits = sketch.traits.withUserPresent(false));
    breaks.put(
        CeremonyStep.USER_VERIFIED,
        sketch -> sketch.traits = sketch.traits.withUserVerified(false));
    breaks.put(
        CeremonyStep.BACKUP_FLAGS, sketch -> sketch.traits = sketch.traits.withBackup(false, true));
    breaks.put(
        CeremonyStep.BACKUP_ELIGIBLE,
        sketch -> sketch.traits = sketch.traits.withBackup(true, false));
    breaks.put(CeremonyStep.ALGORITHM, sketch -> sketch.bends = Bends.alg(0));
    breaks.put(CeremonyStep.FORMAT, sketch -> sketch.otherFormat = true);
    breaks.put(CeremonyStep.STATEMENT, sketch -> sketch.demand = AttestationDemand.DIRECT);
    breaks.put(CeremonyStep.MODEL, sketch -> sketch.refused = List.of(new UUID(0, 0)));
    breaks.put(CeremonyStep.ATTACHMENT, sketch -> sketch.attachment = Attachment.CROSS_PLATFORM);
    breaks.put(CeremonyStep.CREDENTIAL_ID, sketch -> sketch.otherId = true);
    return breaks;
  }

  static Stream<Arguments> pairs() {
    return BREAKS.keySet().stream()
        .flatMap(first ->
            BREAKS.keySet().stream()
                .filter(second -> second.compareTo(first) > 0 && isPossible(first, second))
                .map(second -> Arguments.of(first, second)));
  }

  /// An authenticator cannot be backed up without being eligible, and eligible.
  private static boolean isPossible(CeremonyStep first, CeremonyStep second) {
    return first != CeremonyStep.BACKUP_FLAGS || second != CeremonyStep.BACKUP_ELIGIBLE;
  }

  @ParameterizedTest(name = "{0} before {1}")
  @MethodSource("pairs")
  void ofTwoBrokenRulesTheEarlierIsNamed(CeremonyStep first, CeremonyStep second) {
    Sketch sketch = new Sketch();
    BREAKS.get(first).accept(sketch);
    BREAKS.get(second).accept(sketch);
    assertThat(sketch.look()).isEqualTo(new CeremonyVerdict.Unfit(first));
  }

  @Test
  void everyRuleOfTheGuardIsAmongThem() {
    assertThat(BREAKS.keySet()).isEqualTo(EnumSet.complementOf(EnumSet.of(CeremonyStep.READABLE)));
    assertThat(new Sketch().look()).isInstanceOf(CeremonyVerdict.Fitting.class);
  }
}
