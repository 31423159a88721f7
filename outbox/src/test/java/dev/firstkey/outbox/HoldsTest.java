package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.IssuanceRecordGivenUp;
import dev.firstkey.contracts.IssuanceRecordReplayed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// A parked record holds its key until it is replayed.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "outbox"))
class HoldsTest {
  private static final Telling TELLING = new Telling(new Notes.OfParked(), "person:ana");
  private static final String WAITING =
      """
      select count(distinct pid)::text from pg_locks
      where not granted
        and pid in (select pid from pg_stat_activity where datname = current_database())
      """;

  @Inject Notes notes;
  @Inject HeldElsewhere elsewhere;
  @Inject Holds holds;
  @Inject ParkedRecords parked;
  @Inject Transactions transactions;

  private final String worker = Joiner.worker();
  private final Event event = Notes.heard(UUID.randomUUID(), worker);

  @AfterEach
  void liftWhatHoldsPartitions() {
    Tables.run("delete from held where record_key is null");
  }

  @Test
  void anUnknownMajorVersionHoldsItsKeyAndNoOther() {
    Joiner.send(worker, Joiner.unknownMajor(event));
    awaitHeld(worker);
    assertThat(isHeld("w-other", worker)).isTrue();
    assertThat(isHeld("w-other")).isFalse();
    assertThat(Joiner.parkedBecause(worker)).isEqualTo("unknown-type");
  }

  @Test
  void theSameRecordHeldTwiceIsOneRow() {
    byte[] unknown = Joiner.unknownMajor(event);
    Joiner.send(worker, unknown);
    Joiner.send(worker, unknown);
    Awaitility.await().atMost(Joiner.BOUND).until(() -> listed().size() == 2);
    assertThat(listed()).extracting(ParkedRecord::offset).doesNotHaveDuplicates();
  }

  @Test
  void laterRecordsOfTheKeyAreHeardMeanwhile() {
    Joiner.send(worker, Joiner.unknownMajor(event));
    Joiner.send(Notes.heard(UUID.randomUUID(), worker));
    Joiner.awaitAnswers(worker, 1);
    assertThat(isHeld(worker)).isTrue();
  }

  @Test
  void aRecordWithNoKeyHoldsEveryKeyOfItsPartition() {
    Joiner.send(null, "{".getBytes(StandardCharsets.UTF_8));
    Awaitility.await().atMost(Joiner.BOUND).until(() -> !unreadable().isEmpty());
    int partition = unreadable().getFirst();
    assertThat(isHeld(keyOn(partition))).isTrue();
    assertThat(isHeld(keyOn((partition + 1) % 6))).isFalse();
  }

  @Test
  void whatStillCannotBeReadStaysParked() {
    Joiner.send(worker, Joiner.unknownMajor(event));
    awaitHeld(worker);
    assertThat(replay(id())).isEqualTo(new Replay.StillParked("unknown-type"));
    assertThat(isHeld(worker)).isTrue();
    assertThat(Joiner.answers(worker)).isEmpty();
  }

  @Test
  void whatCanBeReadByNowDoesWhatItWouldHaveDoneOnceAndLiftsTheHold() {
    Joiner.send(worker, Joiner.unknownMajor(event));
    awaitHeld(worker);
    UUID id = id();
    learnTheVersion(id);
    assertThat(replay(id)).isEqualTo(new Replay.Done());
    assertThat(isHeld(worker)).isFalse();
    assertThat(replay(id)).isEqualTo(new Replay.Unknown());
    Joiner.awaitAnswers(worker, 2);
    assertThat(Joiner.answers(worker))
        .extracting(said -> said.envelope().actor())
        .containsExactlyInAnyOrder("service:notes", "person:ana");
    assertThat(Joiner.answers(worker))
        .filteredOn(said -> said.fact() instanceof IssuanceRecordReplayed)
        .allSatisfy(said -> {
          var record = ((IssuanceRecordReplayed) said.fact()).record();
          assertThat(record.eventId()).isEqualTo(event.envelope().id());
          assertThat(record.parkedBecause()).isEqualTo("unknown-type");
          assertThat(said.envelope().correlationId()).isEqualTo("chain");
        })
        .hasSize(1);
  }

  @Test
  void anEventThatCameAnotherTimeMeanwhileTakesNoEffectAgain() {
    Joiner.send(worker, Joiner.unknownMajor(event));
    awaitHeld(worker);
    Joiner.send(event);
    Joiner.awaitAnswers(worker, 1);
    UUID id = id();
    learnTheVersion(id);
    assertThat(replay(id)).isEqualTo(new Replay.Done());
    Joiner.awaitAnswers(worker, 2);
    assertThat(isHeld(worker)).isFalse();
  }

  @Test
  void whatFailsForGoodStaysParkedUntilItsCauseIsGone() {
    notes.trouble(worker, "select 1 / 0", 1000);
    Joiner.send(event);
    awaitHeld(worker);
    UUID id = id();
    assertThat(replay(id)).isEqualTo(new Replay.StillParked("unprocessable"));
    assertThat(isHeld(worker)).isTrue();
    notes.trouble(worker, "select 1 / 0", 0);
    assertThat(replay(id)).isEqualTo(new Replay.Done());
    assertThat(isHeld(worker)).isFalse();
    Joiner.awaitAnswers(worker, 2);
  }

  @Test
  void aReplayThatMayPassIsAFailureAndChangesNothing() {
    Joiner.send(worker, Joiner.unknownMajor(event));
    awaitHeld(worker);
    UUID id = id();
    learnTheVersion(id);
    notes.trouble(
        worker, "do $$ begin raise exception 'canary' using errcode = '40001'; end $$", 1);
    assertThat(fails(() -> replay(id))).isTrue();
    assertThat(isHeld(worker)).isTrue();
    assertThat(replay(id)).isEqualTo(new Replay.Done());
  }

  @Test
  void aRecordThatIsGivenUpHoldsNothingAndItIsSaidWhoGaveItUpAndWhy() {
    Joiner.send(worker, Joiner.unknownMajor(event));
    awaitHeld(worker);
    UUID id = id();
    assertThat(giveUp(id)).isTrue();
    assertThat(isHeld(worker)).isFalse();
    assertThat(giveUp(id)).isFalse();
    assertThat(replay(id)).isEqualTo(new Replay.Unknown());
    Joiner.awaitAnswers(worker, 1);
    assertThat(Joiner.answers(worker))
        .singleElement()
        .satisfies(said -> {
          assertThat(said.envelope().actor()).isEqualTo("person:ana");
          assertThat(said.envelope().correlationId()).isEqualTo(worker);
          var record = ((IssuanceRecordGivenUp) said.fact()).record();
          assertThat(record.reference()).isEqualTo("INC-4711");
          assertThat(record.parkedBecause()).isEqualTo("unknown-type");
        });
  }

  @Test
  void aRecordThatNobodyCanReadIsGivenUpForItsPartition() {
    Joiner.send(null, "{".getBytes(StandardCharsets.UTF_8));
    Awaitility.await().atMost(Joiner.BOUND).until(() -> !unreadable().isEmpty());
    String key = keyOn(unreadable().getFirst());
    UUID id = UUID.fromString(Tables.text("select id::text from held where record_key is null"));
    assertThat(giveUp(id)).isTrue();
    assertThat(isHeld(key)).isFalse();
  }

  /// All three wait for the row before one of them takes it, as it can be with several replicas.
  @RepeatedTest(5)
  void ofAReplayAndTwoWhoGiveUpExactlyOneDecides() throws Exception {
    Joiner.send(worker, Joiner.unknownMajor(event));
    awaitHeld(worker);
    UUID id = id();
    learnTheVersion(id);
    List<Callable<Boolean>> decisions =
        List.of(() -> replay(id).equals(new Replay.Done()), () -> giveUp(id), () -> giveUp(id));
    List<Boolean> wins = atOnce("select from held where id = '" + id + "' for update", decisions);
    assertThat(wins).containsOnlyOnce(true);
    assertThat(isHeld(worker)).isFalse();
    Joiner.awaitAnswers(worker, wins.getFirst() ? 2 : 1);
    assertThat(Joiner.answers(worker))
        .filteredOn(said -> said.envelope().actor().equals("person:ana"))
        .hasSize(1);
    assertThat(Joiner.answers(worker)).hasSize(wins.getFirst() ? 2 : 1);
  }

  private static List<Boolean> atOnce(String lock, List<Callable<Boolean>> decisions)
      throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(lock);
      List<Future<Boolean>> running = decisions.stream().map(threads::submit).toList();
      Awaitility.await()
          .atMost(Joiner.BOUND)
          .until(() -> Tables.text(WAITING).equals(String.valueOf(decisions.size())));
      connection.commit();
      return running.stream().map(HoldsTest::result).toList();
    }
  }

  private static boolean result(Future<Boolean> running) {
    try {
      return running.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatAnotherServiceHasParkedHoldsItsKeyUntilThatServiceSaysThatItIsDecided() {
    within(() -> elsewhere.parked(worker, "elsewhere", 0, worker.hashCode()));
    assertThat(isHeld("w-other", worker)).isTrue();
    assertThat(isHeld("w-other")).isFalse();
    within(() -> elsewhere.decided(worker, "elsewhere", 0, worker.hashCode()));
    assertThat(isHeld(worker)).isFalse();
    within(() -> elsewhere.parked(worker, "elsewhere", 1, worker.hashCode()));
    assertThat(isHeld(worker)).isTrue();
  }

  @Test
  void aDecisionThatIsHeardBeforeTheParkingCountsTheSame() {
    within(() -> elsewhere.decided(worker, "elsewhere", 2, worker.hashCode()));
    within(() -> elsewhere.parked(worker, "elsewhere", 2, worker.hashCode()));
    assertThat(isHeld(worker)).isFalse();
  }

  private void within(Supplier<Uni<Void>> work) {
    OutboxRows.await(() -> transactions.run(work));
  }

  @Test
  void keysThatNoRecordOfOursHasCannotBeRead() {
    assertThat(RecordKey.read("w-1".getBytes(StandardCharsets.UTF_8))).contains("w-1");
    assertThat(RecordKey.read(null)).isEmpty();
    assertThat(RecordKey.read(new byte[0])).isEmpty();
    assertThat(RecordKey.read(new byte[257])).isEmpty();
    assertThat(RecordKey.read(new byte[] {'a', 0})).isEmpty();
    assertThat(RecordKey.read(new byte[] {(byte) 0xff})).isEmpty();
  }

  /// As if a version of the service were started that knows the major version.
  private void learnTheVersion(UUID id) {
    Tables.run(
        "update held set payload = decode('%s', 'hex') where id = '%s'"
            .formatted(HexFormat.of().formatHex(EventCodec.encode(event)), id));
  }

  private UUID id() {
    return listed().getFirst().id();
  }

  private List<ParkedRecord> listed() {
    String ours = "select string_agg(id::text, ' ') from held where record_key = '" + worker + "'";
    String ids = String.valueOf(Tables.text(ours));
    return OutboxRows.await(parked::list).stream()
        .filter(record -> ids.contains(record.id().toString()))
        .toList();
  }

  private Replay replay(UUID id) {
    return OutboxRows.await(() -> parked.replay(id, TELLING));
  }

  private boolean giveUp(UUID id) {
    return OutboxRows.await(() -> parked.giveUp(id, "INC-4711", TELLING));
  }

  private boolean isHeld(String... keys) {
    return OutboxRows.await(() -> transactions.run(() -> holds.isAnyHeld(List.of(keys))));
  }

  private List<Integer> unreadable() {
    return List.copyOf(OutboxRows.await(() -> transactions.run(holds::unreadablePartitions)));
  }

  private void awaitHeld(String key) {
    Awaitility.await().atMost(Joiner.BOUND).until(() -> isHeld(key));
  }

  private static String keyOn(int partition) {
    return java.util.stream.Stream.generate(Joiner::worker)
        .filter(key -> Partitions.of(key, 6) == partition)
        .findFirst()
        .orElseThrow();
  }

  private static boolean fails(Supplier<?> call) {
    try {
      var _ = call.get();
      return false;
    } catch (RuntimeException _) {
      return true;
    }
  }
}
