package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import dev.firstkey.outbox.Transactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two task runners over one database, in place of the service's own one.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class SeveralReplicasTest {
  @Inject FakeDirectory directory;
  @Inject DirectoryWork own;
  @Inject Vertx vertx;
  @Inject Transactions transactions;
  @Inject DirectoryTasks tasks;
  @Inject BringAccount bringAccount;

  private DirectoryWork one;
  private DirectoryWork other;

  @BeforeEach
  void twoOthers() {
    own.stop(null);
    one = replica();
    other = replica();
  }

  @AfterEach
  void asBefore() {
    directory.pace(Duration.ZERO);
    one.stop(null);
    other.stop(null);
    own.start(null);
  }

  @Test
  void eachTaskIsDoneByOneOfThem() {
    List<String> workers = Stream.generate(JoinerTopics::newWorker).limit(12).toList();
    workers.forEach(worker -> say(worker, hired(worker, "e-1", 1)));
    workers.forEach(worker -> await(Topic.JOINER, worker, JoinerAccepted.class));
    directory.pace(Duration.ofMillis(50));
    one.start(null);
    other.start(null);
    workers.forEach(worker -> await(Topic.JOINER, worker, AccountProvisioned.class));
    assertThat(workers)
        .allSatisfy(worker -> {
          assertThat(directory.calls(worker)).containsExactly("create");
          assertThat(directory.atOnce(worker)).isEqualTo(1);
          assertThat(heard(Topic.JOINER, worker, AccountProvisioned.class)).hasSize(1);
        });
  }

  @Test
  void aTaskOfAnotherIsLeftAloneUntilItsLeaseIsOverAndThenTakenOver() {
    String held = newWorker();
    say(held, hired(held, "e-1", 1));
    await(Topic.JOINER, held, JoinerAccepted.class);
    lease(held, "1 hour");
    one.start(null);
    other.start(null);
    String free = newWorker();
    say(free, hired(free, "e-1", 1));
    await(Topic.JOINER, free, AccountProvisioned.class);
    assertThat(directory.account(held)).isEmpty();
    lease(held, "-1 second");
    await(Topic.JOINER, held, AccountProvisioned.class);
    assertThat(directory.calls(held)).containsExactly("create");
  }

  @Test
  void aTaskThatLostItsClaimAndWritesAllTheSameIsMended() {
    String worker = newWorker();
    one.start(null);
    say(worker, hired(worker, "e-1", 1));
    String account = await(Topic.JOINER, worker, AccountProvisioned.class).accountId();
    directory.hold(worker);
    say(
        Topic.ENROLLMENT_COMPLETE,
        Enrollments.completed(worker, "e-1", UUID.randomUUID(), account));
    Awaitility.await().atMost(JoinerTopics.BOUND).until(() -> directory.isUnderway(worker));
    lease(worker, "-1 second");
    say(worker, new HrisLeft(worker, "e-1", 2));
    other.start(null);
    await(Topic.JOINER, worker, AccountDisabled.class);
    certain(worker);
    directory.land(worker);
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .untilAsserted(() -> assertThat(directory.held(worker)).isEmpty());
    certain(worker);
    assertThat(directory.held(worker)).isEmpty();
    assertThat(directory.calls(worker)).endsWith("landed", "remove", "logOut");
  }

  private DirectoryWork replica() {
    var meters = new SimpleMeterRegistry();
    return new DirectoryWork(
        vertx,
        transactions,
        tasks,
        bringAccount,
        new DirectoryGate(meters),
        new DirectoryAlarms(meters),
        meters);
  }

  /// Nothing is in doubt any more, and nobody is at work.
  private static void certain(String worker) {
    Tables.await(
        "select verify_at is null and settled = version and lease_holder is null from worker where worker_id = '%s'"
            .formatted(worker));
  }

  private static void lease(String worker, String until) {
    Tables.change(
        """
        update worker set lease_holder = gen_random_uuid(),
               lease_until = clock_timestamp() + interval '%s'
        where worker_id = '%s'
        """
            .formatted(until, worker));
  }
}
