package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.HrisChanged;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.fakes.AheadOfTime;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import dev.firstkey.joineringest.fakes.MovableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An end date that is reached is a *left*: said once, whatever restarts and however many replicas.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class EndOfEmploymentTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Berlin"));

  @Inject MovableClock clock;
  @Inject FakeDirectory directory;
  @Inject EndWork endWork;
  @Inject EndEpisodes endEpisodes;
  @Inject DirectoryWork directoryWork;
  @Inject Vertx vertx;

  @AfterEach
  void today() {
    AheadOfTime.ahead(Duration.ZERO);
    clock.ahead(Duration.ZERO);
  }

  @Test
  void theDayAfterTheLastTheWorkerHasLeft() {
    String worker = newWorker();
    say(worker, hired(worker, 1, TODAY.plusDays(3)));
    await(Topic.JOINER, worker, AccountProvisioned.class);
    AheadOfTime.ahead(Duration.ofDays(5));
    JoinerDeparted departed = await(Topic.JOINER, worker, JoinerDeparted.class);
    await(Topic.JOINER, worker, AccountDisabled.class);
    assertThat(departed.endDate()).isEqualTo(TODAY.plusDays(3));
    assertThat(departed.sequence()).isEqualTo(1);
    assertThat(departed.record())
        .isEqualTo(await(Topic.JOINER, worker, JoinerAccepted.class).record());
    assertThat(directory.account(worker).orElseThrow().enabled()).isFalse();
    assertThat(JoinerTopics.profiles(worker)).containsExactly("Ada", "erased");
  }

  @Test
  void aMachineWhoseClockIsWrongEndsNobody() {
    clock.ahead(Duration.ofDays(5));
    String worker = newWorker();
    say(worker, hired(worker, 1, TODAY.plusDays(3)));
    await(Topic.JOINER, worker, AccountProvisioned.class);
    say(worker, hired(worker, 2, TODAY.minusDays(1)));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    String other = newWorker();
    say(other, hired(other, 1, TODAY.plusDays(3)));
    await(Topic.JOINER, other, JoinerAccepted.class);
    AheadOfTime.ahead(Duration.ofDays(2));
    await(Topic.JOINER, endsAfter(1), JoinerDeparted.class);
    assertThat(heard(Topic.JOINER, other, JoinerDeparted.class)).isEmpty();
  }

  @Test
  void whatIsSaidAfterTheEndRevivesNothing() {
    String worker = newWorker();
    say(worker, hired(worker, 1, TODAY.plusDays(3)));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    AheadOfTime.ahead(Duration.ofDays(5));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    say(worker, changed(worker, 2, TODAY.plusDays(300)));
    say(worker, new HrisLeft(worker, "e-1", 3));
    assertThat(JoinerTopics.awaitMany(Topic.JOINER, worker, JoinerIgnored.class, 2))
        .extracting(JoinerIgnored::reason)
        .containsExactly(IgnoredBecause.STALE, IgnoredBecause.NO_CHANGE);
    assertThat(heard(Topic.JOINER, worker, JoinerDeparted.class)).hasSize(1);
  }

  @Test
  void anotherEndDateMovesTheEnd() {
    String worker = newWorker();
    say(worker, hired(worker, 1, TODAY.plusDays(3)));
    say(worker, changed(worker, 2, TODAY.plusDays(30)));
    JoinerChanged changed = await(Topic.JOINER, worker, JoinerChanged.class);
    AheadOfTime.ahead(Duration.ofDays(5));
    await(Topic.JOINER, endsToo(), JoinerDeparted.class);
    nothingIsDue(5);
    assertThat(heard(Topic.JOINER, worker, JoinerDeparted.class)).isEmpty();
    AheadOfTime.ahead(Duration.ofDays(40));
    JoinerDeparted departed = await(Topic.JOINER, worker, JoinerDeparted.class);
    assertThat(departed.record()).isEqualTo(changed.record());
    assertThat(departed.sequence()).isEqualTo(2);
  }

  @Test
  void anEndThatIsPastWhenItIsHeardMakesNoAccountAndShowsNoName() {
    String worker = newWorker();
    say(worker, hired(worker, 1, TODAY.minusDays(2)));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    Tables.await(
        "select count(*) = 1 from worker where worker_id = '%s' and settled = version"
            .formatted(worker));
    assertThat(heard(Topic.JOINER, worker))
        .extracting(event -> event.fact().getClass().getSimpleName())
        .containsExactly("JoinerAccepted", "JoinerDeparted");
    assertThat(directory.account(worker)).isEmpty();
    assertThat(JoinerTopics.profiles(worker)).isEmpty();
  }

  @Test
  void anEndThatMovedIntoThePastEndsAtOnce() {
    String worker = newWorker();
    say(worker, hired(worker, 1, null));
    await(Topic.JOINER, worker, AccountProvisioned.class);
    say(worker, changed(worker, 2, TODAY.minusDays(1)));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    await(Topic.JOINER, worker, AccountDisabled.class);
    assertThat(heard(Topic.JOINER, worker, JoinerChanged.class)).hasSize(1);
  }

  @Test
  void aRestartBetweenForgetsNothingAndTwoReplicasSayItOnce() {
    List<String> workers = Stream.generate(JoinerTopics::newWorker).limit(6).toList();
    workers.forEach(worker -> say(worker, hired(worker, 1, TODAY.plusDays(3))));
    workers.forEach(worker -> await(Topic.JOINER, worker, JoinerAccepted.class));
    endWork.stop(null);
    AheadOfTime.ahead(Duration.ofDays(5));
    EndWork[] replicas = {replica(), replica()};
    Arrays.stream(replicas).forEach(replica -> replica.start(null));
    workers.forEach(worker -> await(Topic.JOINER, worker, JoinerDeparted.class));
    nothingIsDue(5);
    Arrays.stream(replicas).forEach(replica -> replica.stop(null));
    endWork.start(null);
    assertThat(workers)
        .allSatisfy(
            worker -> assertThat(heard(Topic.JOINER, worker, JoinerDeparted.class)).hasSize(1));
  }

  private EndWork replica() {
    return new EndWork(vertx, endEpisodes, directoryWork, new SimpleMeterRegistry());
  }

  private String endsToo() {
    return endsAfter(2);
  }

  private String endsAfter(int days) {
    String other = newWorker();
    say(other, hired(other, 1, TODAY.plusDays(days)));
    return other;
  }

  private static void nothingIsDue(int daysAhead) {
    Tables.await(
        "select count(*) = 0 from episode where look_at < now() + interval '%d days'"
            .formatted(daysAhead));
  }

  private static HrisHired hired(String worker, long sequence, LocalDate last) {
    HrisHired open = JoinerTopics.hired(worker, "e-1", sequence);
    return new HrisHired(
        worker,
        "e-1",
        sequence,
        open.givenName(),
        open.familyName(),
        open.displayName(),
        open.email(),
        LocalDate.of(2020, 1, 1),
        last,
        open.workTimeZone(),
        open.workerType(),
        open.legalEntity(),
        null,
        open.deviceContext(),
        open.language(),
        null);
  }

  private static HrisChanged changed(String worker, long sequence, LocalDate last) {
    HrisHired hired = hired(worker, sequence, last);
    return new HrisChanged(
        worker,
        "e-1",
        sequence,
        hired.givenName(),
        hired.familyName(),
        hired.displayName(),
        hired.email(),
        hired.startDate(),
        last,
        hired.workTimeZone(),
        hired.workerType(),
        hired.legalEntity(),
        null,
        hired.deviceContext(),
        hired.language(),
        null);
  }
}
