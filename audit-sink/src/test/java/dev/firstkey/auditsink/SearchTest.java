package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SearchTest {

  @Test
  void findsByWorkerPassTransactionChainTypeAndTime() {
    Visit visit = Visit.fresh();
    written(visit);

    assertThat(types("worker=" + visit.workerId())).hasSize(4);
    assertThat(types("pass=" + visit.passId())).hasSize(3);
    assertThat(types("pass=" + visit.passId().toString().toUpperCase(Locale.ROOT))).hasSize(3);
    assertThat(types("transaction=" + visit.transactionId())).hasSize(5);
    assertThat(types("correlation=" + visit.chain())).hasSize(4);
    assertThat(types("worker=" + visit.workerId() + "&type=pass.revoked")).hasSize(1);
    assertThat(types("worker=" + visit.workerId() + "&type=dev.firstkey.pass.revoked.v1"))
        .hasSize(1);
    assertThat(
            types(
                "worker="
                    + visit.workerId()
                    + "&from=2026-12-01T08:00:00.100Z&to=2026-12-01T08:00:00.300Z"))
        .hasSize(2);
    assertThat(types("authenticator=" + visit.passId())).isEmpty();
  }

  @Test
  void findsByWhoActedAndHowItWent() {
    Visit visit = Visit.fresh();
    written(visit);
    String worker = "worker=" + visit.workerId();

    assertThat(types(worker + "&outcome=ended"))
        .containsExactlyInAnyOrder("dev.firstkey.pass.expired.v1", "dev.firstkey.pass.revoked.v1");
    assertThat(types(worker + "&outcome=refused")).isEmpty();
    assertThat(types(worker + "&reason=failed-attempts"))
        .containsExactly("dev.firstkey.pass.revoked.v1");
    assertThat(types(worker + "&actor=service:test")).hasSize(4);
    assertThat(types(worker + "&actor=service:another")).isEmpty();
  }

  @Test
  void findsByWhoApproved() {
    String json = RecordedSamples.of(EventType.PASS_ISSUED);
    String id = UUID.randomUUID().toString();
    String approver = "person:" + UUID.randomUUID();
    String bytes =
        json.replace("00000000-0000-4000-8000-000000005ef9", id)
            .replace("person:approver-1", approver);
    try (Topics topics = new Topics()) {
      topics.send(Topic.ISSUANCE, "w-10442", bytes.getBytes(StandardCharsets.UTF_8));
      Rows.awaitAccounted(topics.settle());
    }
    JsonPath found = search("approver=" + approver).extract().jsonPath();
    assertThat(found.getList("entries.eventId")).containsExactly(id);
    assertThat(found.getList("entries[0].approvers")).containsExactly(approver);
  }

  @Test
  void showsAnEntryWithItsPlaceAndTheHashOfItsBytes() {
    Visit visit = Visit.fresh();
    written(visit);
    Event event = visit.revoked();

    JsonPath entry =
        search("pass=" + visit.passId() + "&type=pass.revoked")
            .extract()
            .jsonPath()
            .setRootPath("entries[0]");

    assertThat(entry.getString("eventId")).isEqualTo(event.envelope().id().toString());
    assertThat(entry.getString("topic")).isEqualTo(Topics.name(Topic.REVOCATION));
    assertThat(entry.getString("time")).isEqualTo("2026-12-01T08:00:00.400Z");
    assertThat(entry.getString("outcome")).isEqualTo("ended");
    assertThat(entry.getString("reason")).isEqualTo("failed-attempts");
    assertThat(entry.getString("actor")).isEqualTo("service:test");
    assertThat(entry.getString("data.passId")).isEqualTo(visit.passId().toString());
    assertThat(entry.getString("sha256"))
        .isEqualTo(HexFormat.of().formatHex(Arrival.sha256(EventCodec.encode(event))));
  }

  @Test
  void showsAnEventWithHalfASurrogatePairInIt() {
    Visit visit = Visit.fresh();
    String json = new String(EventCodec.encode(visit.delivered()), StandardCharsets.UTF_8);
    String half =
        json.replaceFirst("\"data\":\\{", "\"data\":{\"more\":\"\\\\ud800\\\\u0000,=1+1\",")
            .replace("\"causationid\":\"cause\"", "\"causationid\":\"\\ud800\"");
    try (Topics topics = new Topics()) {
      topics.send(Topic.ENROLLMENT, visit.workerId(), half.getBytes(StandardCharsets.UTF_8));
      Rows.awaitAccounted(topics.settle());
    }

    String body = search("worker=" + visit.workerId()).extract().asString();

    assertThat(body).contains("\"more\":\"\\uD800\\u0000,=1+1\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "worker|' or '1'='1",
        "worker|w'; drop table entry; --",
        "worker|%00",
        "worker|../../etc/passwd",
        "worker|=cmd()",
        "worker|<script>",
        "worker|\"\"",
        "pass|1-1-1-1-1",
        "pass|x",
        "authenticator|null",
        "transaction|00000000-0000-4000-8000-00000000000g",
        "correlation|a b",
        "correlation|line%0d%0aINFO all is well",
        "correlation|${jndi:ldap://localhost/x}",
        "type|pass.%",
        "type|dev.firstkey.pass.issued.v2",
        "actor|root",
        "actor|person:a' or 1=1",
        "approver|person:",
        "outcome|OK",
        "outcome|maybe",
        "reason|%",
        "reason|Too Many",
        "size|-1",
        "size|900000000",
        "from|yesterday",
        "from|+999999999-12-31T23:59:59Z",
        "from|-999999999-12-31T23:59:59Z",
        "to|2026-13-01T00:00:00Z",
        "after|-1",
        "after|9223372036854775808",
        "after|1e3",
        "limit|0",
        "limit|1001",
        "limit|-5",
        "limit|99999999999999999999"
      })
  void refusesABadValueByTheNameOfItsParameter(String name, String value) {
    String sent = value.equals("%00") ? "\0" : value.replace("%0d%0a", "\r\n");
    analyst()
        .queryParam(name, sent)
        .get("/entries")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:firstkey:problem:invalid-parameter"))
        .body("parameter", equalTo(name));
  }

  @Test
  void refusesAParameterGivenTwice() {
    analyst()
        .queryParam("worker", "a", "b")
        .get("/entries")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("worker"));
  }

  @Test
  void refusesAParameterItDoesNotKnowAndDoesNotRepeatIt() {
    analyst()
        .queryParam("wroker", "a")
        .get("/entries")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:firstkey:problem:unknown-parameter"))
        .body(not(containsString("wroker")));
  }

  @Test
  void refusesATimelineOfWhatIsNoWorkerId() {
    analyst()
        .get("/workers/{id}/timeline", "a' or 1=1")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("workerId"));
  }

  @Test
  void thereIsNothingForOperatorsHere() {
    var operator = TestTokens.token("someone", "operator");
    given().auth().oauth2(operator).get("/parked").then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/entries", "/workers/w-1/timeline", "/coverage"})
  void isForAnalystsOnly(String path) {
    given()
        .get(path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer");
    given().auth().oauth2("not.a.token").get(path).then().statusCode(401);
    for (String role : new String[] {"hris", "registrar", "approver", "operator"}) {
      given().auth().oauth2(TestTokens.token("someone", role)).get(path).then().statusCode(403);
    }
    given().auth().oauth2(TestTokens.token("someone")).get(path).then().statusCode(403);
    analyst().get(path).then().statusCode(200).header("Cache-Control", "no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/entries", "/workers/w-1/timeline", "/coverage"})
  void hasNothingThatWrites(String path) {
    analyst().post(path).then().statusCode(405);
    analyst().put(path).then().statusCode(405);
    analyst().delete(path).then().statusCode(405);
  }

  private static void written(Visit visit) {
    try (Topics topics = new Topics()) {
      visit.story().forEach(topics::say);
      Rows.awaitAccounted(topics.settle());
    }
  }

  private static List<String> types(String query) {
    return search(query).extract().jsonPath().getList("entries.type");
  }

  private static ValidatableResponse search(String query) {
    return analyst().get("/entries?" + query).then().statusCode(200);
  }

  private static RequestSpecification analyst() {
    return given().auth().oauth2(TestTokens.token("ana", "analyst"));
  }
}
