package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.AccountDrifted;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.DirectoryCompared;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What somebody else changed in the directory, and who had it looked for, stands in the audit log,
/// because each is an event.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class DriftIsSaidTest {
  private static final String KEY = "directory:fake";

  @Inject FakeDirectory directory;

  @AfterEach
  void comeBack() {
    directory.away(false);
  }

  @Test
  void whoDriftedIsSaidInTheirChainWithWhoHadItLookedForAndWhetherItIsMended() {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1));
    String account = await(Topic.JOINER, worker, AccountProvisioned.class).accountId();
    atRest(worker);
    directory.enable(account, false).await().indefinitely();
    Event reported = run("reporter", false, 200);
    Event mended = run("mender", true, 200);
    var drifted = awaitMany(Topic.JOINER, worker, AccountDrifted.class, 2);
    assertThat(drifted)
        .containsExactly(
            new AccountDrifted(worker, "fake", List.of("disabled"), false),
            new AccountDrifted(worker, "fake", List.of("disabled"), true));
    List<Event> told = heard(Topic.JOINER, worker);
    List<Event> ofDrift =
        told.stream().filter(event -> event.fact() instanceof AccountDrifted).toList();
    assertThat(ofDrift)
        .extracting(it -> it.envelope().actor())
        .containsExactly("person:reporter", "person:mender");
    assertThat(ofDrift)
        .extracting(it -> it.envelope().causationId())
        .containsExactly(reported.envelope().id().toString(), mended.envelope().id().toString());
    assertThat(told).extracting(it -> it.envelope().correlationId()).containsOnly(chain(told));
    DirectoryCompared compared = (DirectoryCompared) mended.fact();
    assertThat(compared.mend()).isTrue();
    assertThat(compared.whole()).isTrue();
    assertThat(compared.drifted()).isPositive();
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> directory.account(worker).orElseThrow().enabled());
  }

  @Test
  void aRunThatTheDirectoryDidNotLetEndIsSaidToo() {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, AccountProvisioned.class);
    directory.away(true);
    DirectoryCompared compared = (DirectoryCompared) run("in-vain", true, 503).fact();
    assertThat(compared.whole()).isFalse();
  }

  private static String chain(List<Event> told) {
    return told.getFirst().envelope().correlationId();
  }

  /// The event of the run that this person had done.
  private static Event run(String operator, boolean mend, int status) {
    given()
        .auth()
        .oauth2(TestTokens.token(operator, "operator"))
        .contentType(ContentType.JSON)
        .body("{\"mend\":" + mend + "}")
        .post("/directory/drift")
        .then()
        .statusCode(status);
    return Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> runs(operator), runs -> runs.size() == 1)
        .getFirst();
  }

  private static List<Event> runs(String operator) {
    return heard(Topic.JOINER, KEY).stream()
        .filter(event -> event.envelope().actor().equals("person:" + operator))
        .toList();
  }

  private static void atRest(String worker) {
    Tables.await(
        "select settled = version and lease_holder is null from worker where worker_id = '%s'"
            .formatted(worker));
  }
}
