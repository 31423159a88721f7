package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.SOURCE;
import static dev.firstkey.joineringest.JoinerTopics.WHEN;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.sayRaw;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A name is text and nothing else, whatever it looks like: to a browser, to SQL, to a filter, to a
/// spreadsheet or a template.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class OddTextTest {
  private static String json(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text))
        .chars()
        .mapToObj(c -> c < 128 ? Character.toString(c) : "\\u%04x".formatted(c))
        .collect(Collectors.joining());
  }

  private static ValidatableResponse isDataAndNoPage(
      ValidatableResponse answer, int status, String type) {
    return answer
        .statusCode(status)
        .header("Content-Type", startsWith(type))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Cache-Control", equalTo("no-store"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "javascript:alert(1)//",
        "</textarea><iframe src=//example.test>",
        "Robert'); drop table scim_user;--",
        "*)(uid=*))(|(uid=*",
        "=HYPERLINK(\"https://example.test\")",
        "${7*7}{{7*7}}#{7*7}",
        "a%0d%0aBcc: b@example.test",
        "\u202Egnp.exe",
        "\u0410da \u0406\u0443"
      })
  void isShownToStaffAndToClientsAsItIs(String name) {
    String id = quarantined(name);
    isDataAndNoPage(
            given()
                .auth()
                .oauth2(TestTokens.token("op-1", "operator"))
                .get("/quarantine/" + id)
                .then(),
            200,
            "application/json")
        .body("data.familyName", equalTo(name));

    String worker = newWorker();
    String user = Scim.created(Scim.user(worker).replace("Ada L.", json(name)));
    isDataAndNoPage(Scim.client().get(Scim.USERS + "/" + user).then(), 200, Scim.TYPE)
        .body("displayName", equalTo(name));
    Scim.client()
        .queryParam(
            "filter",
            "externalId eq \"%s\" and displayName eq \"%s\"".formatted(worker, json(name)))
        .get(Scim.USERS)
        .then()
        .statusCode(200)
        .body("totalResults", equalTo(1));
  }

  private static String quarantined(String name) {
    String worker = newWorker();
    String id = UUID.randomUUID().toString();
    byte[] whole =
        EventCodec.encodeHris(id, SOURCE, worker, WHEN, hired(worker, "e-1", 1, "Ada", name));
    sayRaw(
        worker,
        new String(whole, StandardCharsets.UTF_8)
            .replace("Europe/Berlin", "Atlantis")
            .getBytes(StandardCharsets.UTF_8));
    return await(Topic.JOINER, worker, JoinerQuarantined.class).quarantineId().toString();
  }

  /// Each would find somebody if it were anything but text.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "userName eq \"%\"",
        "userName co \"%\"",
        "userName sw \"_\"",
        "userName eq \"*\"",
        "userName eq \"x' or '1'='1\"",
        "userName eq \"x\\\" or userName pr or userName eq \\\"x\"",
        "userName eq \"x'; delete from scim_user;--\"",
        "userName eq \"x\\\\\"",
        "externalId eq \"*)(uid=*))(|(uid=*\"",
        "id eq \"00000000-0000-0000-0000-000000000000' or true--\""
      })
  void inAFilterIsComparedAndNeverRun(String filter) {
    String id = Scim.created(Scim.user(newWorker()));
    isDataAndNoPage(
            Scim.client().queryParam("filter", filter).get(Scim.USERS).then(), 200, Scim.TYPE)
        .body("totalResults", equalTo(0));
    Scim.client().get(Scim.USERS + "/" + id).then().statusCode(200);
  }

  /// The library adds `instance`, the path of the caller's own request.
  @Test
  void aRefusalIsDataTooAndItsWordsQuoteNothing() {
    String token = TestTokens.token("op-1", "operator");
    String markup = "%3Cscript%3Ealert(1)%3C%2Fscript%3E";
    for (String path : new String[] {"/quarantine/" + markup, "/joiners?worker=" + markup}) {
      var answer = given().urlEncodingEnabled(false).auth().oauth2(token).get(path);
      assertThat(answer.statusCode()).isIn(400, 404);
      isDataAndNoPage(answer.then(), answer.statusCode(), "application/problem+json");
      assertThat(answer.jsonPath().getMap("").keySet())
          .isSubsetOf("type", "title", "status", "instance");
      assertThat(answer.jsonPath().getString("type") + answer.jsonPath().getString("title"))
          .doesNotContain("script");
    }
    var user = Scim.client().urlEncodingEnabled(false).get(Scim.USERS + "/" + markup);
    isDataAndNoPage(user.then(), 404, Scim.TYPE);
    assertThat(user.asString()).doesNotContain("script");
  }
}
