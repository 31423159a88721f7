package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Topic;
import dev.firstkey.newhire.Bends;
import dev.firstkey.newhire.SoftwareAuthenticator;
import dev.firstkey.newhire.Traits;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Registration responses with one lie each: refused with their reason, nothing created, and the
/// pass still good for an honest response.
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongResponseTest {
  private static final String INVALID = "ceremony-invalid";
  private static final String STALE = "challenge-stale";

  private Iterator<Visit> visits;

  /// One lie: how the authenticator is made, what it says, and how that is sent.
  record Lie(Traits traits, Bends bends, UnaryOperator<ObjectNode> sent, String reason) {}

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("type get", Bends.type("webauthn.get")),
        lie("type missing", Bends.clientData(node -> without(node, "type"))),
        lie("http origin of another port", Bends.origin("http://localhost:1")),
        lie("https", Bends.origin("https://localhost:18082")),
        lie("subdomain", Bends.origin("http://evil.localhost:18082")),
        lie("look-alike", Bends.origin("http://xn--loclhost-bza:18082")),
        lie("trailing slash", Bends.origin(Gateway.ORIGIN + "/")),
        lie("cross origin", Bends.crossOrigin(true)),
        lie("cross origin as text", Bends.clientData(node -> node.put("crossOrigin", "false"))),
        lie("top origin", Bends.clientData(node -> node.put("topOrigin", Gateway.ORIGIN))),
        lie("other rp", Bends.rpId("evil.example")),
        lie("no user present", Traits.platform().withUserPresent(false)),
        lie("no user verified", Traits.platform().withUserVerified(false)),
        lie("backed up, not eligible", Traits.platform().withBackup(false, true)),
        lie("synced", Traits.synced()),
        lie("eligible, not backed up", Traits.platform().withBackup(true, false)),
        lie("a model that is refused", Traits.platform().withAaguid(World.REFUSED_MODEL)),
        lie("algorithm", Bends.alg(-257)),
        lie("credential id of 1024", Bends.credentialIdLength(1024)),
        lie("credential id of 8", Bends.credentialIdLength(8)),
        lie("trailing byte in data", Bends.authenticatorData(b -> Arrays.copyOf(b, b.length + 1))),
        lie("cut data", Bends.authenticatorData(b -> Arrays.copyOf(b, b.length - 1))),
        lie("head only", Bends.authenticatorData(b -> Arrays.copyOf(b, 37))),
        lie("extension flag", Bends.authenticatorData(b -> flag(b, 0x80))),
        lie("extensions that are no map", extended(0x01)),
        lie("an extension twice", extended(0xa2, 0x61, 0x61, 0x01, 0x61, 0x61, 0x01)),
        lie("a byte behind the extensions", extended(0xa1, 0x61, 0x61, 0x01, 0x00)),
        stale("other challenge", Bends.challenge("A".repeat(43))),
        stale("short challenge", Bends.challenge("AAAA")),
        stale("empty challenge", Bends.challenge("")),
        sent("trailing byte", WrongResponseTest::longer),
        sent("unknown format", object -> replaced(object, "dnone", "dnope")),
        sent("empty packed statement", object -> replaced(object, "dnone", "fpacked")),
        sent("no cbor", _ -> new byte[] {1, 2, 3}),
        sent("nothing", _ -> new byte[0]),
        sent("deep cbor", _ -> filled(4000, 0x81)),
        sent("endless cbor", _ -> new byte[] {(byte) 0xbf, (byte) 0xff}),
        sent("huge length", _ -> new byte[] {(byte) 0xbb, 127, -1, -1, -1, -1, -1, -1, -1}),
        signed("bad self signature", WrongResponseTest::lastByte),
        raw("other id", node -> node.put("id", "AAAAAAAAAAAAAAAAAAAAAA")),
        raw("id of another", node -> node.put("id", other()).put("rawId", other())),
        raw("wrong type", node -> node.put("type", "password")),
        raw("no response", node -> without(node, "response")),
        raw("duplicate keys", WrongResponseTest::duplicateKeys));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void isRefusedAndCreatesNothing(String name, Lie lie) {
    Visit visit = next();
    ObjectNode answer =
        new SoftwareAuthenticator(lie.traits())
            .registration(visit.options(), Gateway.ORIGIN, lie.bends());
    isRefused(visit.register(lie.sent().apply(answer)), lie.reason());
    assertThat(Database.authenticatorsOf(visit.worker)).isZero();
    assertThat(honest(visit).statusCode()).isEqualTo(200);
    assertThat(Database.authenticatorsOf(visit.worker)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void whatIsNoResponseIsRefused(String body) {
    Visit visit = next();
    visit.options();
    isRefused(visit.register(body), INVALID);
    assertThat(honest(visit).statusCode()).isEqualTo(200);
  }

  static Stream<String> bodies() {
    return Stream.of(
        "", "[]", "null", "{", "{}", "{\"a\":1,\"a\":2}", "{\"a\":" + "[".repeat(500), "\u0000");
  }

  @Test
  void aBodyBeyondTheLimitIsNotRead() throws IOException {
    Visit visit = next();
    visit.options();
    RawCall call = RawCall.registration(visit, 1024 * 1024, "{");
    assertThat(call.statusLine()).startsWith("HTTP/1.1 413 ");
    call.hangUp();
    assertThat(honest(visit).statusCode()).isEqualTo(200);
  }

  @Test
  void theSelfSignatureOfAnHonestKeyIsTaken() {
    Visit visit = next();
    var key = new SoftwareAuthenticator(Traits.securityKey());
    Response response = visit.register(key.registration(visit.options(), Gateway.ORIGIN));
    assertThat(response.statusCode()).isEqualTo(200);
  }

  /// WebAuthn L3 §7.1 lets it be ignored. Nothing is read from it.
  @Test
  void anExtensionThatNobodyAskedForChangesNothing() {
    Visit visit = next();
    ObjectNode answer =
        new SoftwareAuthenticator(Traits.platform())
            .registration(
                visit.options(), Gateway.ORIGIN, extended(0xa1, 0x63, 0x61, 0x62, 0x63, 0xf5));
    answer.putObject("clientExtensionResults").put("unheard-of", true);
    assertThat(visit.register(answer).statusCode()).isEqualTo(200);
  }

  /// Extensions behind the key, and the flag that says so.
  private static Bends extended(int... cbor) {
    return Bends.authenticatorData(data -> {
      byte[] longer = flag(Arrays.copyOf(data, data.length + cbor.length), 0x80);
      for (int at = 0; at < cbor.length; at++) {
        longer[data.length + at] = (byte) cbor[at];
      }
      return longer;
    });
  }

  @Test
  void aChallengeDiesWithTheNextOne() {
    Visit visit = next();
    JsonNode old = visit.options();
    visit.options();
    isRefused(visit.register(passkey(old)), STALE);
  }

  @Test
  void aChallengeDiesWithTheFirstResponse() {
    Visit visit = next();
    JsonNode options = visit.options();
    visit.register("{}");
    isRefused(visit.register(passkey(options)), STALE);
  }

  @Test
  void aChallengeOfAnotherTransactionIsStale() {
    Visit visit = next();
    Visit other = next();
    visit.options();
    isRefused(visit.register(passkey(other.options())), STALE);
    assertThat(other.state()).isEqualTo("pass-ready");
  }

  @Test
  void aChallengeIsGoodForFiveMinutes() {
    Visit visit = next();
    JsonNode options = visit.options();
    Database.exec(
        "update pass set challenge_until = now() - interval '1 second' where transaction_id = ?",
        visit.transaction);
    isRefused(visit.register(passkey(options)), STALE);
  }

  @Test
  void aCredentialIsRegisteredOnceOverAllWorkers() {
    Visit first = next();
    Visit second = next();
    ObjectNode answer = passkey(first.options());
    assertThat(first.register(answer).statusCode()).isEqualTo(200);
    byte[] id = Base64.getUrlDecoder().decode(answer.path("id").asText());
    Bends same =
        new Bends(
            node -> node,
            data -> withId(data, id),
            node ->
                node.put("id", answer.path("id").asText()).put("rawId", answer.path("id").asText()),
            java.util.Optional.empty(),
            java.util.OptionalLong.empty(),
            java.util.OptionalInt.empty());
    ObjectNode copied =
        new SoftwareAuthenticator(Traits.platform())
            .registration(second.options(), Gateway.ORIGIN, same);
    isRefused(second.register(copied), "credential-known");
    assertThat(Database.authenticatorsOf(second.worker)).isZero();
  }

  @Test
  void fiveWrongResponsesEndThePass() {
    Visit visit = next();
    for (int failure = 1; failure <= 5; failure++) {
      visit.options();
      isRefused(visit.register("{}"), INVALID);
    }
    assertThat(visit.gateway.post(visit.path() + "/registration/options").statusCode())
        .isEqualTo(404);
    assertThat(visit.state()).isEqualTo("ended");
    assertThat(Database.passesIn("ENDED", visit.worker)).isEqualTo(1);
    World.heard(
        Topic.ENROLLMENT,
        RedemptionRefused.class,
        fact ->
            visit.transaction.equals(fact.transactionId())
                && Integer.valueOf(0).equals(fact.failuresLeft()));
    assertThat(refusals(visit))
        .extracting(RedemptionRefused::failuresLeft)
        .startsWith(4, 3, 2, 1, 0);
    assertThat(refusals(visit).getLast().reason()).isEqualTo(RefusalReason.TOO_MANY_FAILURES);
  }

  private static List<RedemptionRefused> refusals(Visit visit) {
    return World.all(Topic.ENROLLMENT).stream()
        .map(event -> event.fact())
        .filter(RedemptionRefused.class::isInstance)
        .map(RedemptionRefused.class::cast)
        .filter(fact -> visit.transaction.equals(fact.transactionId()))
        .toList();
  }

  private Visit next() {
    if (visits == null || !visits.hasNext()) {
      visits = Visits.passReady(20).iterator();
    }
    return visits.next();
  }

  private static Response honest(Visit visit) {
    return visit.register(passkey(visit.options()));
  }

  private static ObjectNode passkey(JsonNode options) {
    return new SoftwareAuthenticator(Traits.platform()).registration(options, Gateway.ORIGIN);
  }

  private static void isRefused(Response response, String reason) {
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(Gateway.json(response).path("type").asText())
        .isEqualTo("urn:firstkey:problem:" + reason);
  }

  private static Arguments lie(String name, Bends bends) {
    return Arguments.of(name, new Lie(Traits.platform(), bends, node -> node, INVALID));
  }

  private static Arguments lie(String name, Traits traits) {
    return Arguments.of(name, new Lie(traits, Bends.none(), node -> node, INVALID));
  }

  private static Arguments stale(String name, Bends bends) {
    return Arguments.of(name, new Lie(Traits.platform(), bends, node -> node, STALE));
  }

  private static Arguments raw(String name, UnaryOperator<ObjectNode> sent) {
    return Arguments.of(name, new Lie(Traits.platform(), Bends.none(), sent, INVALID));
  }

  private static Arguments sent(String name, UnaryOperator<byte[]> object) {
    return raw(name, node -> inObject(node, object));
  }

  private static Arguments signed(String name, UnaryOperator<byte[]> object) {
    return Arguments.of(
        name, new Lie(Traits.securityKey(), Bends.none(), node -> inObject(node, object), INVALID));
  }

  private static ObjectNode inObject(ObjectNode node, UnaryOperator<byte[]> change) {
    ObjectNode response = (ObjectNode) node.get("response");
    byte[] object = Base64.getUrlDecoder().decode(response.get("attestationObject").asText());
    return with(node, "attestationObject", change.apply(object));
  }

  private static ObjectNode with(ObjectNode node, String member, byte[] bytes) {
    ((ObjectNode) node.get("response"))
        .put(member, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    return node;
  }

  private static ObjectNode duplicateKeys(ObjectNode node) {
    String json =
        new String(
            Base64.getUrlDecoder().decode(node.path("response").path("clientDataJSON").asText()),
            StandardCharsets.UTF_8);
    String twice = "{\"type\":\"webauthn.create\"," + json.substring(1);
    return with(node, "clientDataJSON", twice.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] longer(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  /// The statement stands before the data; a byte inside the signature is turned.
  private static byte[] lastByte(byte[] object) {
    byte[] sig = {0x63, 's', 'i', 'g'};
    for (int i = 0; i < object.length - 4; i++) {
      if (Arrays.equals(Arrays.copyOfRange(object, i, i + 4), sig)) {
        object[i + 30] ^= 1;
        return object;
      }
    }
    throw new IllegalStateException("no signature");
  }

  /// The first letter stands for the length of a CBOR text.
  private static byte[] replaced(byte[] object, String from, String to) {
    String text = new String(object, StandardCharsets.ISO_8859_1);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] flag(byte[] data, int flag) {
    data[32] |= (byte) flag;
    return data;
  }

  private static byte[] withId(byte[] data, byte[] id) {
    System.arraycopy(id, 0, data, 55, id.length);
    return data;
  }

  private static String other() {
    return "A".repeat(43);
  }

  private static ObjectNode without(ObjectNode node, String member) {
    node.remove(member);
    return node;
  }
}
