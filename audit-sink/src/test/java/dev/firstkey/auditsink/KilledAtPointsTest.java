package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.rebuild.Rebuild;
import dev.firstkey.rebuild.Rebuilt;
import dev.firstkey.rebuild.kafka.KafkaRecordSource;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.KeptCheckpoints;
import dev.firstkey.tlog.SignedNote;
import dev.firstkey.tlog.Verification;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two replicas, one of which ends at a named point while events come in: one tree, no fork, and
/// the one that the topics make in the stored order.
@QuarkusTest
@TestProfile(KilledAtPointsTest.ADatabaseOfItsOwn.class)
class KilledAtPointsTest {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final int VISITS = 40;

  @Inject Vertx vertx;
  @Inject TreeStore tree;
  @Inject SecondPlace place;
  @Inject LogSigner signer;
  @Inject Sequencer healthy;
  @Inject ReadLog log;
  @Inject HearAgain again;

  private final Topics topics = new Topics();

  public static final class ADatabaseOfItsOwn implements QuarkusTestProfile {}

  @AfterEach
  void oneTreeAndNoFork() throws IOException {
    List<RecordMetadata> places = topics.settle();
    topics.close();
    Rows.awaitAccounted(places);
    CheckpointsTest.visits(1);
    assertThat(LogShape.now()).isEqualTo(LogShape.sound());
    everyCheckpointIsOfThisTree();
    whatIsPublishedIsWhatIsKept();
    theTopicsMakeTheSame();
  }

  @ParameterizedTest
  @EnumSource
  void whoTakesOverGoesOnWithTheSameTree(MortalReplica.At point) {
    try (MortalReplica killed = runningUntil(point)) {
      await().atMost(BOUND).until(healthy::isAtWork);
      assertThat(killed.hasEnded()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SEQUENCED", "INTEGRATED", "KEPT"})
  void whoWasPausedAndIsWokenChangesNothing(MortalReplica.At point) {
    try (MortalReplica paused = runningUntil(point)) {
      await().atMost(BOUND).until(healthy::isAtWork);
      CheckpointsTest.visits(1);
      long epoch = epoch();
      List<List<Object>> heads = heads();
      paused.wake();
      await().atMost(BOUND).until(() -> !paused.isAtWork());
      CheckpointsTest.visits(1);
      assertThat(heads()).startsWith(heads.toArray(List[]::new));
      assertThat(epoch()).isGreaterThanOrEqualTo(epoch);
    }
  }

  /// Rows are committed and offsets are not: all of it comes once more, to another consumer, while
  /// the first goes on and connections are cut in the middle of their transactions.
  @Test
  void whatComesAgainAfterTheCommitHasItsLeafAlready() {
    again.begin();
    for (int i = 0; i < 10; i++) {
      say();
      Rows.rows(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and state like '%active%'
            or state like 'idle in transaction%' and datname = current_database()
          """);
    }
    List<RecordMetadata> places = topics.settle();
    Rows.awaitAccounted(places);
    await().atMost(BOUND).until(() -> again.heard() >= places.size());
  }

  /// The one that is at work is cut off again and again until the other has begun, and come to its
  /// end.
  private MortalReplica runningUntil(MortalReplica.At point) {
    MortalReplica replica = new MortalReplica(vertx, tree, place, signer, point);
    await()
        .atMost(BOUND)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> {
          if (!replica.hasEnded()) {
            Rows.change(
                "update sequencer set epoch = epoch + 1, holder = gen_random_uuid(),"
                    + " expires_at = '-infinity'");
            say();
          }
          return replica.hasEnded();
        });
    say();
    return replica;
  }

  private void say() {
    for (int i = 0; i < VISITS; i++) {
      Visit.fresh().story().forEach(topics::say);
    }
  }

  private static List<List<Object>> heads() {
    return Rows.rows("select size, encode(root, 'hex') from tree_head order by size");
  }

  private static long epoch() {
    return Rows.number("select epoch from sequencer");
  }

  private void everyCheckpointIsOfThisTree() throws IOException {
    Verification verification =
        Verification.of(new Unseen(log, tree), LogPlace.keys()).against(LogPlace.elsewhere());
    for (List<Object> row : Rows.rows("select size from tree_head order by size")) {
      var kept = new KeptCheckpoints(LogPlace.secondPlace()).file((long) row.getFirst());
      if (Files.exists(kept)) {
        verification.since(Files.readAllBytes(kept));
      }
    }
    assertThat(verification.run().faults()).isEmpty();
    assertThat(Verification.of(LogPlace.elsewhere(), LogPlace.keys()).run().faults()).isEmpty();
  }

  private static void whatIsPublishedIsWhatIsKept() throws IOException {
    for (List<Object> row : Rows.rows("select size, note from checkpoint")) {
      var kept = new KeptCheckpoints(LogPlace.secondPlace()).file((long) row.getFirst());
      assertThat(Files.readString(kept, StandardCharsets.UTF_8)).isEqualTo(row.getLast());
    }
  }

  private void theTopicsMakeTheSame() throws IOException {
    Unseen source = new Unseen(log, tree);
    Checkpoint head = Checkpoint.of(SignedNote.of(source.checkpoint()).text());
    try (var records =
        new KafkaRecordSource(Map.of("bootstrap.servers", FirstkeyBacking.bootstrapServers()))) {
      Rebuilt rebuilt = new Rebuild(source, records, FirstkeyBacking.topicPrefix()).of(head);
      assertThat(rebuilt.faults()).isEmpty();
      assertThat(rebuilt.root()).isEqualTo(head.root());
      assertThat(rebuilt.fromTopics()).isEqualTo(head.size());
    }
  }
}
