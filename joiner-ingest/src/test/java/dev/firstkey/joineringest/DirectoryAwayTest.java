package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A directory that is away for everybody is left alone, and nothing is lost.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class DirectoryAwayTest {
  // Eight at once, four more until five of them failed, and as many again that began meanwhile.
  private static final int UNTIL_IT_IS_KNOWN = 24;

  // Several of the longest pauses: another worker's task may be the one that tries.
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  @Inject FakeDirectory directory;
  @Inject MeterRegistry meters;

  @AfterEach
  void comeBack() {
    directory.away(false);
    directory.lock(false);
  }

  @Test
  void aDirectoryThatIsAwayIsLeftAloneAndAllAccountsAreThereAfterwards() {
    List<String> workers = Stream.generate(JoinerTopics::newWorker).limit(20).toList();
    directory.away(true);
    workers.forEach(worker -> say(worker, hired(worker, "e-1", 1)));
    until(() -> open() == 1);
    heardOfAll(workers);
    int known = calls(workers);
    until(() -> calls(workers) > known);
    assertThat(calls(workers)).isLessThanOrEqualTo(UNTIL_IT_IS_KNOWN);
    given().get("/q/health/ready").then().statusCode(200);
    assertThat(open()).isEqualTo(1);
    assertThat(workers).allMatch(worker -> directory.account(worker).isEmpty());
    directory.away(false);
    until(() -> open() == 0);
    workers.forEach(worker -> await(Topic.JOINER, worker, AccountProvisioned.class));
    assertThat(workers).allMatch(worker -> directory.calls(worker).equals(List.of("create")));
  }

  @Test
  void whatWaitedLongIsDueAtOnceWhenTheDirectoryIsBack() {
    List<String> workers = Stream.generate(JoinerTopics::newWorker).limit(6).toList();
    directory.away(true);
    workers.forEach(worker -> say(worker, hired(worker, "e-1", 1)));
    until(() -> open() == 1);
    heardOfAll(workers);
    String far = workers.getFirst();
    Tables.await(
        "select attempts > 0 and lease_until is null from worker where worker_id = '%s'"
            .formatted(far));
    Tables.change(
        "update worker set next_try_at = clock_timestamp() + interval '1 hour' where worker_id = '%s'"
            .formatted(far));
    directory.away(false);
    until(() -> open() == 0);
    await(Topic.JOINER, far, AccountProvisioned.class);
  }

  @Test
  void oneWorkerWhoCannotBeAnsweredHoldsUpNobody() {
    String one = newWorker();
    directory.away(one, true);
    say(one, hired(one, "e-1", 1));
    until(() -> directory.called(one) >= 6);
    assertThat(open()).isZero();
    String other = newWorker();
    say(other, hired(other, "e-1", 1));
    await(Topic.JOINER, other, AccountProvisioned.class);
    directory.away(one, false);
  }

  @Test
  void whatTheDirectoryForbidsIsCountedAndLosesNothingAndHoldsUpNobodyElse() {
    List<String> workers = Stream.generate(JoinerTopics::newWorker).limit(6).toList();
    workers.forEach(directory::forbid);
    double before = forbidden();
    workers.forEach(worker -> say(worker, hired(worker, "e-1", 1)));
    until(() -> forbidden() >= before + 12);
    assertThat(open()).isZero();
    String other = newWorker();
    say(other, hired(other, "e-1", 1));
    await(Topic.JOINER, other, AccountProvisioned.class);
    workers.forEach(directory::allow);
    until(() -> workers.stream().allMatch(worker -> directory.account(worker).isPresent()));
  }

  @Test
  void aDirectoryThatLetsNobodyInIsLeftAloneAndThatIsCountedAsSuch() {
    List<String> workers = Stream.generate(JoinerTopics::newWorker).limit(6).toList();
    double before = forbidden();
    directory.lock(true);
    workers.forEach(worker -> say(worker, hired(worker, "e-1", 1)));
    until(() -> open() == 1);
    heardOfAll(workers);
    double known = forbidden();
    assertThat(known).isGreaterThanOrEqualTo(before + 5);
    until(() -> forbidden() >= known + 1);
    given()
        .auth()
        .oauth2(TestTokens.token("op-1", "operator"))
        .contentType(ContentType.JSON)
        .body("{\"mend\":false}")
        .post("/directory/drift")
        .then()
        .statusCode(503)
        .body("type", equalTo("urn:firstkey:problem:directory-forbids"));
    directory.lock(false);
    until(() -> open() == 0);
    workers.forEach(worker -> await(Topic.JOINER, worker, AccountProvisioned.class));
  }

  private double forbidden() {
    return meters.get("firstkey.directory.forbidden").counter().count();
  }

  private static void heardOfAll(List<String> workers) {
    Tables.await(
        "select count(*) = %d from episode where worker_id in ('%s')"
            .formatted(workers.size(), String.join("','", workers)));
  }

  private int calls(List<String> workers) {
    return workers.stream().mapToInt(directory::called).sum();
  }

  private double open() {
    return meters.get("firstkey.directory.open").gauge().value();
  }

  private static void until(java.util.concurrent.Callable<Boolean> fact) {
    Awaitility.await().atMost(PATIENCE).until(fact);
  }
}
