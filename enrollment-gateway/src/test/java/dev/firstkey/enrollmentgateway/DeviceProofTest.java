package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firstkey.newhire.DeviceKey;
import dev.firstkey.newhire.DeviceKey.Bend;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every rule of RFC 9449 §4.3, broken one at a time.
@QuarkusTest
class DeviceProofTest {
  private static final URI URL = URI.create(Gateway.ORIGIN + "/transactions");

  private final Gateway gateway = new Gateway();
  private final DeviceKey key = gateway.key();

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("typ jwt", header(node -> node.put("typ", "JWT"))),
        lie("no typ", header(node -> without(node, "typ"))),
        lie("alg none", header(node -> node.put("alg", "none"))),
        lie("alg HS256", header(node -> node.put("alg", "HS256"))),
        lie("alg ES384", header(node -> node.put("alg", "ES384"))),
        lie("no jwk", header(node -> without(node, "jwk"))),
        lie("private jwk", header(node -> inJwk(node, jwk -> jwk.put("d", "AAAA")))),
        lie(
            "symmetric jwk",
            header(node -> inJwk(node, jwk -> jwk.put("kty", "oct").put("k", "AAAA")))),
        lie("another key", header(node -> with(node, "jwk", new DeviceKey().jwk()))),
        lie("critical header", header(node -> with(node, "crit", node.arrayNode().add("x")))),
        lie("other method", claims(node -> node.put("htm", "GET"))),
        lie("no method", claims(node -> without(node, "htm"))),
        lie("other path", claims(node -> node.put("htu", Gateway.ORIGIN + "/other"))),
        lie("other port", claims(node -> node.put("htu", "http://localhost:1/transactions"))),
        lie(
            "other scheme",
            claims(node -> node.put("htu", "https://localhost:18082/transactions"))),
        lie("with query", claims(node -> node.put("htu", URL + "?a=b"))),
        lie("old", claims(node -> node.put("iat", Instant.now().getEpochSecond() - 65))),
        lie(
            "from the future",
            claims(node -> node.put("iat", Instant.now().getEpochSecond() + 65))),
        lie("no iat", claims(node -> without(node, "iat"))),
        lie("no jti", claims(node -> without(node, "jti"))),
        lie("endless jti", claims(node -> node.put("jti", "x".repeat(300)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"|", "\"", "{", "\\", "^", "[", "%zz", "%00", "%7C"})
  void anAddressThatIsNoUriIsNoFailureOfOurs(String odd) throws IOException {
    for (String target : List.of("/transactions/x" + odd + "y", "/transactions/x?a=" + odd)) {
      RawCall call = RawCall.to("GET", target);
      try (var _ = call.socket()) {
        assertThat(call.statusLine()).as(target).matches("HTTP/1.1 (400|401|404) .*");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void aProofWithOneLieIsInvalid(String name, Bend bend) {
    Response response = open(key.proof("POST", URL, gateway.nonce(), bend));
    isInvalid(response);
    worksAgain();
  }

  @ParameterizedTest
  @MethodSource("noProofs")
  void whatIsNoProofIsInvalid(String header) {
    isInvalid(open(header));
    worksAgain();
  }

  static Stream<String> noProofs() {
    return Stream.of("x", "a.b.c", "e30.e30.e30", "{}", "Bearer x", "x".repeat(5000));
  }

  @Test
  void twoHeadersAreInvalid() {
    String one = key.proof("POST", URL, gateway.nonce());
    String other = key.proof("POST", URL, gateway.nonce());
    isInvalid(Gateway.request().header("DPoP", one, other).post("/transactions"));
  }

  @ParameterizedTest
  @MethodSource("badNonces")
  void withoutAFreshNonceThereIsOneToTake(String nonce) {
    Response response = open(key.proof("POST", URL, nonce));
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.header("WWW-Authenticate")).contains("DPoP error=\"use_dpop_nonce\"");
    String fresh = response.header("DPoP-Nonce");
    assertThat(open(key.proof("POST", URL, fresh)).statusCode()).isEqualTo(201);
  }

  static Stream<String> badNonces() {
    return Stream.of(null, "", "x", "A".repeat(64), "ä");
  }

  @Test
  void aMissingHeaderAsksForANonce() {
    Response response = Gateway.request().post("/transactions");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.header("WWW-Authenticate")).contains("use_dpop_nonce");
  }

  @Test
  void aProofChangesSomethingOnce() {
    String proof = key.proof("POST", URL, gateway.nonce());
    assertThat(open(proof).statusCode()).isEqualTo(201);
    isInvalid(open(proof));
  }

  @Test
  void eachAnswerBringsANonce() {
    Response unknown = gateway.get("/transactions/" + UUID.randomUUID());
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.header("DPoP-Nonce")).isNotBlank();
  }

  @Test
  void aCallFromAnotherSiteIsTurnedAway() {
    String proof = key.proof("POST", URL, gateway.nonce());
    Response foreign =
        Gateway.request()
            .header("DPoP", proof)
            .header("Origin", "https://evil.example")
            .post("/transactions");
    assertThat(foreign.statusCode()).isEqualTo(403);
    Response crossSite =
        Gateway.request()
            .header("DPoP", proof)
            .header("Sec-Fetch-Site", "cross-site")
            .post("/transactions");
    assertThat(crossSite.statusCode()).isEqualTo(403);
    assertThat(open(proof).statusCode()).isEqualTo(201);
  }

  /// Where the gateway is, is configured: whoever forges a header can move neither a proof nor the
  /// page.
  @Test
  void whatARequestSaysOfItsHostMovesNothing() {
    for (String name : new String[] {"Host", "X-Forwarded-Host", "Forwarded"}) {
      String forged = "Forwarded".equals(name) ? "host=evil.example" : "evil.example";
      String there =
          key.proof("POST", URI.create("http://evil.example/transactions"), gateway.nonce());
      isInvalid(Gateway.request().header(name, forged).header("DPoP", there).post("/transactions"));
      String here = key.proof("POST", URL, gateway.nonce());
      assertThat(
              Gateway.request()
                  .header(name, forged)
                  .header("DPoP", here)
                  .post("/transactions")
                  .statusCode())
          .isEqualTo(201);
    }
  }

  @Test
  void eachAnswerSaysWhatTimeItIs() {
    Response refused = open("x");
    ZonedDateTime said =
        ZonedDateTime.parse(refused.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
    assertThat(Duration.between(said, ZonedDateTime.now(ZoneOffset.UTC)).abs())
        .isLessThan(Duration.ofMinutes(1));
  }

  private void worksAgain() {
    assertThat(gateway.post("/transactions").statusCode()).isEqualTo(201);
  }

  private static Response open(String proof) {
    return Gateway.request().header("DPoP", proof).post("/transactions");
  }

  private static void isInvalid(Response response) {
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.header("WWW-Authenticate")).contains("error=\"invalid_dpop_proof\"");
    assertThat(response.header("DPoP-Nonce")).isNotBlank();
    assertThat(response.contentType()).contains("application/problem+json");
  }

  private static Arguments lie(String name, Bend bend) {
    return Arguments.of(name, bend);
  }

  private static Bend header(UnaryOperator<ObjectNode> change) {
    return Bend.header(change);
  }

  private static Bend claims(UnaryOperator<ObjectNode> change) {
    return Bend.claims(change);
  }

  private static ObjectNode without(ObjectNode node, String member) {
    node.remove(member);
    return node;
  }

  private static ObjectNode with(ObjectNode node, String member, JsonNode value) {
    node.set(member, value);
    return node;
  }

  private static ObjectNode inJwk(ObjectNode header, UnaryOperator<ObjectNode> change) {
    var _ = change.apply((ObjectNode) header.get("jwk"));
    return header;
  }
}
