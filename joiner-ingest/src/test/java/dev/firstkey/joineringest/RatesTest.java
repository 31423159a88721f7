package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.Seasonal.hire;
import static dev.firstkey.joineringest.Seasonal.isAccepted;
import static dev.firstkey.joineringest.Seasonal.joining;
import static dev.firstkey.joineringest.Seasonal.last;
import static dev.firstkey.joineringest.Seasonal.queued;
import static dev.firstkey.joineringest.Seasonal.rule;
import static dev.firstkey.joineringest.Seasonal.say;
import static dev.firstkey.joineringest.Seasonal.usedUp;
import static dev.firstkey.joineringest.Seasonal.waits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.domain.Rate;
import dev.firstkey.outbox.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A source that hires far more people than usual: the source of these tests hires three at once,
/// and one in ten minutes.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class RatesTest {
  @Inject Pace pace;
  @Inject Transactions transactions;
  @Inject Vertx vertx;

  @BeforeEach
  void aQuietTimeBefore() {
    Seasonal.quiet();
  }

  @Test
  void asManyAsUsualAreBelievedAtOnceTheOthersWaitAndNobodyIsLost() {
    List<String> workers = hire(8);
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> workers.stream().allMatch(worker -> isAccepted(worker) || waits(worker)));
    assertThat(workers.stream().filter(Seasonal::isAccepted)).hasSize(3);
    assertThat(workers.stream().filter(Seasonal::waits))
        .hasSize(5)
        .allSatisfy(worker -> {
          JoinerQuarantined said = await(Topic.JOINER, worker, JoinerQuarantined.class);
          assertThat(said.because()).isEqualTo(QuarantinedBecause.ABOVE_RATE);
          assertThat(said.members()).isEmpty();
          assertThat(heard(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class)).isEmpty();
        });
  }

  @Test
  void whoIsHiredByAnotherSourceDoesNotWait() {
    usedUp();
    queued();
    String worker = newWorker();
    JoinerTopics.say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(waits(worker)).isFalse();
  }

  @Test
  void whoLeavesDoesNotWaitAndIsNotBelievedLater() {
    usedUp();
    String worker = queued();
    say(worker, new HrisLeft(worker, "e-1", 2));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    String other = queued();
    rule("release").statusCode(202).body("records", equalTo(1));
    await(Topic.JOINER, other, JoinerAccepted.class);
    assertThat(isAccepted(worker)).isFalse();
  }

  @Test
  void theirTurnComesAsTimeGoesBy() {
    usedUp();
    String worker = queued();
    Tables.change("update pace set at = at - interval '11 minutes'");
    await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(last(worker).envelope().actor()).isEqualTo("service:joiner-ingest");
    Tables.await("select ended = 'RELEASED' from quarantine where worker_id = '" + worker + "'");
  }

  @Test
  void aClockThatIsSetBackStopsNoSource() {
    String source = "urn:example:" + UUID.randomUUID();
    Rate rate = new Rate(3_600_000, 1);
    assertThat(taken(source, rate).join()).isTrue();
    Tables.change(
        "update pace set hires = 0, at = clock_timestamp() + interval '1 day' where source = '%s'"
            .formatted(source));
    Awaitility.await().atMost(JoinerTopics.BOUND).until(() -> taken(source, rate).join());
  }

  @Test
  void whoMayBeSomebodyKnownAlreadyIsNotLetGoWithTheOthers() {
    usedUp();
    String mail = "twin-" + UUID.randomUUID() + "@example.test";
    String worker = newWorker();
    say(worker, joining(worker, mail));
    await(Topic.JOINER, worker, JoinerQuarantined.class);
    String known = newWorker();
    JoinerTopics.say(known, joining(known, mail));
    await(Topic.JOINER, known, JoinerAccepted.class);
    rule("release").statusCode(202);
    JoinerQuarantined again = awaitMany(Topic.JOINER, worker, JoinerQuarantined.class, 2).getLast();
    assertThat(again.because()).isEqualTo(QuarantinedBecause.DOUBLED);
    assertThat(again.members()).containsExactly("email");
    assertThat(isAccepted(worker)).isFalse();
  }

  @Test
  void theSameRecordAgainTakesNoSecondPlace() {
    usedUp();
    String worker = newWorker();
    String id = UUID.randomUUID().toString();
    say(id, worker, joining(worker));
    say(id, worker, joining(worker));
    assertThat(await(Topic.JOINER, worker, JoinerIgnored.class).reason())
        .isEqualTo(IgnoredBecause.DUPLICATE);
    rule("release").statusCode(202).body("records", equalTo(1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void manyAtOnceTakeNoMoreThanThereAre(int atOnce) {
    String source = "urn:example:" + UUID.randomUUID();
    Rate rate = new Rate(1, atOnce);
    List<CompletableFuture<Boolean>> all =
        IntStream.range(0, 20).mapToObj(_ -> taken(source, rate)).toList();
    assertThat(all.stream().filter(CompletableFuture::join)).hasSize(atOnce);
  }

  private CompletableFuture<Boolean> taken(String source, Rate rate) {
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    vertx.runOnContext(_ ->
        new OwnContexts(Objects.requireNonNull(Vertx.currentContext()))
            .run(_ -> transactions.run(() -> pace.take(source, rate)))
            .ifNoItem()
            .after(Duration.ofSeconds(20))
            .recoverWithUni(() -> Uni.createFrom().failure(new AssertionError("too late")))
            .subscribe()
            .with(taken::complete, taken::completeExceptionally));
    return taken;
  }
}
