package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.Desk.WHOLE;
import static dev.firstkey.joineringest.Desk.complete;
import static dev.firstkey.joineringest.Desk.operator;
import static dev.firstkey.joineringest.Desk.quarantined;
import static dev.firstkey.joineringest.Desk.reject;
import static dev.firstkey.joineringest.Desk.sayChanged;
import static dev.firstkey.joineringest.JoinerTopics.SOURCE;
import static dev.firstkey.joineringest.JoinerTopics.WHEN;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static dev.firstkey.joineringest.JoinerTopics.sayRaw;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.RejectedBecause;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WritebackState;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is not complete waits, with all reasons at once, until staff decide or HR says it anew.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class QuarantineTest {
  @Inject MeterRegistry meters;

  private double waiting(String gauge) {
    return meters.get(gauge).tag("because", "incomplete").gauge().value();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-12-01|2026-02-30|startDate",
        "2026-12-01|2026-12-01T00:00|startDate",
        "2026-12-01|0000-01-01|startDate",
        "\"startDate\":\"2026-12-01\",|''|startDate",
        "\"workTimeZone\"|\"endDate\":\"2026-11-30\",\"workTimeZone\"|endDate",
        "Europe/Berlin|Europe/Atlantis|workTimeZone",
        "Europe/Berlin|+02:00|workTimeZone",
        "\"employee\"|\"robot\"|workerType",
        "\"Lovelace\"|\"  \"|familyName",
        "\"Lovelace\"|[\"L\"]|familyName",
        "\"Lovelace\"|null|familyName"
      })
  void whatIsMissingOrWrongIsNamedAndNothingHappens(String from, String to, String member) {
    String worker = newWorker();
    sayChanged(worker, text -> text.replace(from, to));
    assertThat(await(Topic.JOINER, worker, JoinerQuarantined.class).members())
        .containsExactly(member);
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).isEmpty();
    assertThat(heard(Topic.JOINER, worker, JoinerRejected.class)).isEmpty();
  }

  @Test
  void staffSeeAllReasonsAtOnceAndInTheListNothingPersonal() {
    String worker = newWorker();
    String id = quarantined(worker);
    operator()
        .get("/quarantine?limit=1000")
        .then()
        .statusCode(200)
        .body("id", hasItem(id))
        .body("find { it.id == '" + id + "' }.members", contains("startDate", "workTimeZone"))
        .body("find { it.id == '" + id + "' }.data", nullValue());
    operator()
        .get("/quarantine/" + id)
        .then()
        .statusCode(200)
        .body("workerId", equalTo(worker))
        .body("source", equalTo(SOURCE))
        .body("data.familyName", equalTo("Lovelace"))
        .body("data.workTimeZone", equalTo("Atlantis"));
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> waiting("firstkey.quarantine.waiting") >= 1);
    assertThat(waiting("firstkey.quarantine.oldest")).isPositive();
  }

  @Test
  void whatStaffRejectIsAnsweredInTheirName() {
    String worker = newWorker();
    String id = quarantined(worker);
    reject(id);
    JoinerRejected rejected = await(Topic.JOINER, worker, JoinerRejected.class);
    assertThat(rejected.reason()).isEqualTo(HrRejection.REJECTED_BY_STAFF);
    assertThat(rejected.because()).isEqualTo(RejectedBecause.WRONG_DATA);
    assertThat(heard(Topic.JOINER, worker).getLast().envelope().actor()).isEqualTo("person:op-1");
    complete(id, WHOLE).statusCode(404);
  }

  @Test
  void aPageSaysWhereTheNextBeginsAlsoWhenItsLastIsDecided() {
    String first = quarantined(newWorker());
    String second = quarantined(newWorker());
    String third = quarantined(newWorker());
    List<String> all = new ArrayList<>();
    String next = "?limit=1";
    while (next != null) {
      var page = operator().get("/quarantine" + next).then().statusCode(200).extract();
      List<String> ids = page.path("id");
      assertThat(ids).hasSizeLessThanOrEqualTo(1);
      all.addAll(ids);
      if (ids.contains(second)) {
        reject(second);
      }
      String link = page.header("Link");
      next = link == null ? null : link.replaceFirst("<(\\?[^>]*)>; rel=\"next\"", "$1");
    }
    assertThat(all).doesNotHaveDuplicates().containsSubsequence(first, second, third);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=1001",
        "limit=ten",
        "limit=1&limit=2",
        "after=1",
        "after=a'b",
        "page=2"
      })
  void aPageThatNobodyCanMeanIsRefused(String query) {
    operator().get("/quarantine?" + query).then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"because\":\"no-idea\"", ",\"because\":7"})
  void whoRejectsSaysWhyInOneOfTheWords(String why) {
    String id = quarantined(newWorker());
    operator()
        .body("{\"reference\":\"HR-8\"" + why + "}")
        .post("/quarantine/" + id + "/rejection")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:firstkey:problem:no-such-reason"))
        .body("reasons", hasItem("not-approved"));
    operator().get("/quarantine/" + id).then().statusCode(200);
  }

  @Test
  void whatStaffRejectedComesInByNoLaterStatement() {
    String worker = newWorker();
    reject(quarantined(worker));
    say(worker, hired(worker, "e-1", 2));
    JoinerQuarantined again = awaitMany(Topic.JOINER, worker, JoinerQuarantined.class, 2).getLast();
    assertThat(again.because()).isEqualTo(QuarantinedBecause.REJECTED_BEFORE);
    assertThat(again.members()).isEmpty();
    assertThat(awaitMany(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class, 3).getLast().reasons())
        .containsExactly("rejected-by-staff", "wrong-data");
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).isEmpty();
    complete(again.quarantineId().toString(), "{}").statusCode(204);
    await(Topic.JOINER, worker, JoinerAccepted.class);
    say(worker, new HrisLeft(worker, "e-1", 3));
    await(Topic.JOINER, worker, JoinerDeparted.class);
  }

  @Test
  void anotherEmploymentOfWhomStaffRejectedIsHeard() {
    String worker = newWorker();
    reject(quarantined(worker));
    say(worker, hired(worker, "e-2", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
  }

  @Test
  void aTokenThatNamesNobodyPlainlyDecidesNothing() {
    String id = quarantined(newWorker());
    given()
        .auth()
        .oauth2(TestTokens.token("op:1", "operator"))
        .contentType(ContentType.JSON)
        .body("{\"reference\":\"HR-8\"}")
        .post("/quarantine/" + id + "/rejection")
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:firstkey:problem:nameless"));
    operator().get("/quarantine/" + id).then().statusCode(200);
  }

  @Test
  void hrIsToldWhatToCorrectAndThatItWasNotBelieved() {
    String worker = newWorker();
    String id = quarantined(worker);
    HrisWriteback told = await(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class);
    assertThat(told.state()).isEqualTo(WritebackState.NEEDS_CORRECTION);
    assertThat(told.reasons()).containsExactly("startDate", "workTimeZone");
    assertThat(told.source()).isEqualTo(JoinerTopics.SOURCE);
    reject(id);
    assertThat(awaitMany(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class, 2).getLast().reasons())
        .containsExactly("rejected-by-staff", "wrong-data", "startDate", "workTimeZone");
  }

  @Test
  void theSameBytesAgainWaitOnce() {
    String worker = newWorker();
    byte[] record =
        new String(
                EventCodec.encodeHris(
                    "the-same-" + worker, SOURCE, worker, WHEN, hired(worker, "e-1", 1)),
                StandardCharsets.UTF_8)
            .replace("Europe/Berlin", "Atlantis")
            .getBytes(StandardCharsets.UTF_8);
    sayRaw(worker, record);
    sayRaw(worker, record);
    assertThat(await(Topic.JOINER, worker, JoinerIgnored.class).reason())
        .isEqualTo(IgnoredBecause.DUPLICATE);
    assertThat(heard(Topic.JOINER, worker, JoinerQuarantined.class)).hasSize(1);
  }

  @Test
  void onlyOperatorsSeeAndDecideAndTheySayWhereItIsWritten() {
    String id = quarantined(newWorker());
    given()
        .auth()
        .oauth2(TestTokens.token("a-1", "analyst"))
        .get("/quarantine/" + id)
        .then()
        .statusCode(403);
    given().get("/quarantine").then().statusCode(401);
    operator()
        .body("{\"reference\":\"because I say so\"}")
        .post("/quarantine/" + id + "/rejection")
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:firstkey:problem:malformed"));
    operator().get("/quarantine/of-no-shape").then().statusCode(404);
  }
}
