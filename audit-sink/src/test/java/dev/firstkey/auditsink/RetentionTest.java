package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.TestTokens;
import dev.firstkey.tlog.Fault;
import dev.firstkey.tlog.LogSource;
import dev.firstkey.tlog.Report;
import dev.firstkey.tlog.Verification;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Old entries are deleted, the log says so, and what is there is proved as before; what else is
/// missing is found as before.
@QuarkusTest
@TestProfile(RetentionTest.TenYears.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RetentionTest {
  private static final Visit REMEMBERED = Visit.fresh();
  private static byte[] before;

  @Inject ForgetEntries forgetting;
  @Inject TreeStore tree;
  @Inject ReadLog log;

  public static final class TenYears implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "firstkey.audit.partition-entries", "256",
          "firstkey.audit.room-every", "1s",
          "firstkey.audit.retention", "3650d",
          "firstkey.audit.retention-every", "3600s");
    }
  }

  @BeforeEach
  void aLogOfSomePartitions() {
    if (before == null) {
      try (Topics topics = new Topics()) {
        REMEMBERED.story().forEach(topics::say);
        Rows.awaitAccounted(topics.settle());
      }
      before = CheckpointsTest.visits(160);
    }
  }

  @Test
  @Order(1)
  void whatIsYoungStays() throws Throwable {
    forget();
    assertThat(minimum()).isZero();
    given().auth().oauth2(token("auditor")).get("/log/minimum-index").then().statusCode(404);
    assertThat(report(new Unseen(log, tree)).minimum()).isZero();
  }

  @Test
  @Order(2)
  void onlyWholePartitionsOfOldEntriesGo() {
    theFirstAreOld(600);
    awaitMinimum(512);
    assertThat(Rows.number("select min(log_index) from entry")).isEqualTo(512);
    assertThat(Rows.number("select min(first_index) from entry_part")).isEqualTo(512);
    assertThat(Rows.number("select count(*) from entry_key where log_index < 512")).isEqualTo(512);
    assertThat(LogShape.now()).isEqualTo(LogShape.sound());
  }

  @Test
  @Order(3)
  void whatIsKeptIsProvedAndConsistentWithWhatWasSignedBefore() {
    for (LogSource source : List.of(new Unseen(log, tree), LogPlace.http(), LogPlace.elsewhere())) {
      Report report = report(source);
      assertThat(report.faults()).isEmpty();
      assertThat(report.minimum()).isEqualTo(512);
      assertThat(report.entries() + report.covered()).isEqualTo(report.checkpoint().size() - 512);
    }
  }

  @ParameterizedTest
  @Order(4)
  @CsvSource({
    "/log/tile/entries/000, 410",
    "/log/tile/entries/001, 410",
    "/log/tile/entries/002, 200",
    "/log/tile/0/000, 200",
    "/log/proof/511.tlog-proof, 410",
    "/log/proof/512.tlog-proof, 200",
    "/log/proof/inclusion?index=5&size=800, 200",
    "/log/proof/consistency?from=300&to=800, 200",
    "/log/minimum-index, 200"
  })
  void hashesStayAndEntriesAreGone(String path, int status) {
    given().auth().oauth2(token("auditor")).get(path).then().statusCode(status);
  }

  @Test
  @Order(5)
  void whoeverAsksIsToldThatThereWasMore() {
    ask("/entries?limit=1")
        .body("minimumIndex", equalTo(512))
        .body("entries[0].index", equalTo(512));
    ask("/workers/" + REMEMBERED.workerId() + "/timeline")
        .body("minimumIndex", equalTo(512))
        .body("complete", equalTo(false))
        .body("entries.size()", equalTo(0));
    ask("/workers/" + REMEMBERED.workerId() + "/evidence")
        .body("minimumIndex", equalTo(512))
        .body("complete", equalTo(false));
    ask("/export.csv").header("Firstkey-Minimum-Index", "512");
    ask("/coverage").body("complete", equalTo(true));
  }

  @ParameterizedTest
  @Order(6)
  @ValueSource(
      strings = {
        "insert into minimum_index (minimum, note) values (256, 'x')",
        "insert into minimum_index (minimum, note) values (512, 'x')",
        "update minimum_index set minimum = 256",
        "delete from minimum_index",
        "truncate minimum_index"
      })
  void theMinimumDoesNotGoDown(String sql) {
    assertThatThrownBy(() -> Rows.change(sql)).hasCauseInstanceOf(SQLException.class);
    assertThat(minimum()).isEqualTo(512);
  }

  @Test
  @Order(7)
  void whatIsHeardAgainIsKnownAlthoughItIsDeleted() {
    try (Topics topics = new Topics()) {
      topics.say(REMEMBERED.opened());
      Rows.awaitAccounted(topics.settle());
    }
    assertThat(
            Rows.number(
                """
                select count(*) from coverage join entry_key on entry_key.log_index = entry_index
                where why = 'duplicate' and event_id = ?
                """,
                REMEMBERED.opened().envelope().id()))
        .isEqualTo(1);
    assertThat(report(new Unseen(log, tree)).faults()).isEmpty();
  }

  /// Whoever changed it would have the next one say the same, under our signature.
  @Test
  @Order(8)
  void aStatementThatWasChangedIsNotBuiltUpon() {
    theFirstAreOld(780);
    Rows.change("alter table minimum_index disable trigger goes_up");
    Rows.change("create table stated as select * from minimum_index");
    Rows.change("update minimum_index set note = overlay(note placing 'X' from 1)");
    await().atMost(Duration.ofSeconds(20)).until(() -> forget() && trouble() == 1);
    assertThat(minimum()).isEqualTo(512);
    Rows.change(
        "update minimum_index m set note = s.note from stated s where s.minimum = m.minimum");
    Rows.change("alter table minimum_index enable trigger goes_up");
  }

  @Test
  @Order(9)
  void whatWasChangedIsNotDeletedBeforeSomebodyHasSeenIt() throws Throwable {
    theFirstAreOld(780);
    Rows.change("create table kept as select * from entry where log_index = 700");
    Rows.change("update entry set payload = 'x' where log_index = 700");
    await().atMost(Duration.ofSeconds(20)).until(() -> forget() && trouble() == 1);
    assertThat(minimum()).isEqualTo(512);
    Rows.change("update entry set payload = kept.payload from kept where entry.log_index = 700");
    awaitMinimum(768);
    assertThat(trouble()).isZero();
    assertThat(report(new Unseen(log, tree)).faults()).isEmpty();
  }

  @Test
  @Order(10)
  void moreDeletedThanIsStatedIsFound() {
    CheckpointsTest.visits(80);
    Rows.change("create table gone as select * from entry where log_index = 790");
    Rows.change("delete from entry where log_index = 790");
    assertThat(only(report(new Unseen(log, tree)), Fault.Kind.DELETED)).isEqualTo(790);
    Rows.change("delete from entry_key where log_index = 790");
    Rows.change("insert into entry select * from gone");
    Rows.change("drop table entry_768");
    assertThat(only(report(new Unseen(log, tree)), Fault.Kind.DELETED)).isEqualTo(768);
  }

  private static void theFirstAreOld(int count) {
    Rows.change(
        "update entry set recorded_at = recorded_at - interval '3651 days' where log_index < ?",
        count);
  }

  private void awaitMinimum(long index) {
    await().atMost(Duration.ofSeconds(20)).until(() -> forget() && minimum() == index);
  }

  private boolean forget() throws Exception {
    try {
      VertxContextSupport.subscribeAndAwait(forgetting::forget);
      return true;
    } catch (Exception e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static long minimum() {
    return Rows.number("select coalesce(max(minimum), 0) from minimum_index");
  }

  private static Report report(LogSource source) {
    return Verification.of(source, LogPlace.keys())
        .since(before)
        .against(LogPlace.elsewhere())
        .run();
  }

  private static long only(Report report, Fault.Kind kind) {
    assertThat(report.faults()).hasSize(1);
    assertThat(report.faults().getFirst().kind()).isEqualTo(kind);
    return report.faults().getFirst().index().orElseThrow();
  }

  private static ValidatableResponse ask(String path) {
    return given().auth().oauth2(token("analyst")).get(path).then().statusCode(200);
  }

  private static String token(String role) {
    return TestTokens.token("ana", role);
  }

  private static double trouble() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("firstkey_audit_retention_trouble "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
