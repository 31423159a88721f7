package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Edge;
import dev.firstkey.tlog.Fault;
import dev.firstkey.tlog.Fault.Kind;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.SignedNote;
import dev.firstkey.tlog.SignerKey;
import dev.firstkey.tlog.Tile;
import dev.firstkey.tlog.Verification;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Everything that somebody with all power over the database can do to the log is found by who has
/// none: the tables are changed as their owner, and the log is read as an auditor reads it, except
/// that nothing is said about it: the log stays as long as it was.
@QuarkusTest
@TestProfile(TamperedLogTest.ADatabaseOfItsOwn.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TamperedLogTest {
  private static final int LAST = Integer.MAX_VALUE - 1;
  private static final int LAST_OF_ALL = Integer.MAX_VALUE;
  private static final List<String> KEPT = List.of("entry", "tile", "tree_head", "checkpoint");

  private static byte[] lastNight;
  private static byte[] now;

  @Inject TreeStore tree;
  @Inject ReadLog log;

  public static final class ADatabaseOfItsOwn implements QuarkusTestProfile {}

  @BeforeEach
  void aLogThatIsSigned() {
    if (now == null) {
      lastNight = CheckpointsTest.visits(100);
      now = CheckpointsTest.visits(60);
      KEPT.forEach(
          table -> change("create table kept_%1$s as select * from %1$s".formatted(table)));
    }
    assertThat(size(lastNight)).isEqualTo(500);
    assertThat(size(now)).isEqualTo(800);
  }

  private static void putBack() {
    change(
        "delete from checkpoint",
        "delete from tree_head",
        "delete from tile",
        "delete from entry",
        "delete from entry_key",
        "insert into entry select * from kept_entry",
        "insert into tile select * from kept_tile",
        "insert into tree_head select * from kept_tree_head",
        "insert into checkpoint select * from kept_checkpoint");
  }

  @AfterEach
  void itIsSoundAgain(org.junit.jupiter.api.TestInfo test) {
    if (test.getTestMethod().orElseThrow().getAnnotation(Order.class) == null) {
      putBack();
      assertThat(verification().against(LogPlace.elsewhere()).run().faults()).isEmpty();
    }
  }

  /// What is done to the tables, and what is found.
  record Tampering(String name, Kind kind, long index, String words, String... statements) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Tampering> TAMPERINGS =
      List.of(
          new Tampering("a changed row", Kind.CHANGED, 300, "other bytes", changed(300)),
          new Tampering("the last row changed", Kind.CHANGED, 799, "other bytes", changed(799)),
          new Tampering(
              "a row that is said to stand elsewhere",
              Kind.CHANGED,
              7,
              "other bytes",
              "update entry set record_offset = record_offset + 100000 where log_index = 7"),
          new Tampering(
              "a deleted row",
              Kind.DELETED,
              300,
              "gone",
              "delete from entry where log_index = 300"),
          new Tampering(
              "a deleted row with the numbers closed",
              Kind.DELETED,
              300,
              "gone",
              "delete from entry where log_index = 300",
              "update entry set log_index = log_index + 1000000 where log_index > 300",
              "update entry set log_index = log_index - 1000001 where log_index > 1000300"),
          new Tampering(
              "a deleted tail",
              Kind.CUT,
              650,
              "the last 150 of the 800",
              "delete from entry where log_index >= 650"),
          new Tampering(
              "two swapped rows",
              Kind.SWAPPED,
              100,
              "index 600",
              "update entry set log_index = 1000000 where log_index = 100",
              "update entry set log_index = 100 where log_index = 600",
              "update entry set log_index = 600 where log_index = 1000000"),
          new Tampering(
              "an inserted row",
              Kind.INSERTED,
              300,
              "never signed",
              "update entry set log_index = log_index + 1000000 where log_index >= 300",
              "update entry set log_index = log_index - 999999 where log_index >= 1000300",
              "create table forged as select * from entry where log_index = 299",
              """
              update forged set log_index = 300, event_id = gen_random_uuid(),
                record_offset = record_offset + 100000
              """,
              "delete from entry_key",
              "insert into entry select * from forged",
              "drop table forged"));

  private static String changed(int index) {
    return """
    update entry set payload = convert_to(
      replace(convert_from(payload, 'UTF8'), '2026-12-01', '2026-12-02'), 'UTF8')
    where log_index = %d
    """
        .formatted(index);
  }

  @ParameterizedTest
  @FieldSource("TAMPERINGS")
  void isFoundAtItsIndexAndSaidInWords(Tampering tampering) {
    change(tampering.statements());
    Fault fault = only(verification());
    assertThat(fault.kind()).isEqualTo(tampering.kind());
    assertThat(fault.index()).hasValue(tampering.index());
    assertThat(fault.words()).contains(tampering.words());
  }

  @Test
  void aTreeThatWasComputedAnewWithoutTheKey() {
    change(changed(300));
    integrate(800);
    Fault fault = only(verification());
    assertThat(fault.kind()).isEqualTo(Kind.RECOMPUTED);
    assertThat(only(verification().against(LogPlace.elsewhere())).spoken())
        .startsWith("index 300: ");

    SignerKey another = SignerKey.of("log.example/test", new byte[32]);
    Hash root = Store.of(tree, 800);
    String note = new Checkpoint("log.example/test", 800, root).signed(List.of(another)).written();
    change("update checkpoint set note = '%s' where size = 800".formatted(note));
    assertThat(only(verification()).kind()).isEqualTo(Kind.SIGNATURE);
  }

  @Test
  void anOlderCheckpointOverAnOlderLog() {
    restoreLastNight();
    Fault fault = only(verification().since(now));
    assertThat(fault.kind()).isEqualTo(Kind.ROLLBACK);
    assertThat(fault.index()).hasValue(500);
    assertThat(only(verification().against(LogPlace.elsewhere()))).isEqualTo(fault);
  }

  @Test
  @Order(LAST)
  void overADatabaseFromLastNightNothingIsSigned() {
    restoreLastNight();
    await().atMost(Duration.ofSeconds(30)).until(() -> trouble() == 1);
    accounted(70);
    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(10))
        .until(() -> size(given().get("/log/checkpoint").asByteArray()) == 500);
    assertThat(trouble()).isEqualTo(1);
    assertThat(only(verification().against(LogPlace.elsewhere())).kind()).isEqualTo(Kind.ROLLBACK);
  }

  /// Somebody has taken the second place back to last night as well.
  @Test
  @Order(LAST_OF_ALL)
  void aForkIsFoundByWhoKeptACheckpoint() throws IOException {
    LogPlace.empty();
    Files.write(LogPlace.secondPlace().resolve("checkpoint"), lastNight);
    CheckpointsTest.awaitSigned(850);
    assertThat(trouble()).isZero();
    Fault fault = only(verification().since(lastNight).since(now));
    assertThat(fault.kind()).isEqualTo(Kind.FORK);
    assertThat(fault.index()).hasValue(500);
  }

  private static void accounted(int visits) {
    try (Topics topics = new Topics()) {
      for (int i = 0; i < visits; i++) {
        Visit.fresh().story().forEach(topics::say);
      }
      Rows.awaitAccounted(topics.settle());
    }
  }

  private static double trouble() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("firstkey_log_trouble "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private void restoreLastNight() {
    change(
        "delete from checkpoint where size > 500",
        "delete from tree_head where size > 500",
        "delete from entry where log_index >= 500",
        "delete from entry_key where log_index >= 500");
    integrate(500);
  }

  /// The tiles made anew, as whoever can change the tables can do it.
  private void integrate(long size) {
    List<Numbered> leaves = Store.leaves(tree, size);
    List<Hash> hashes = leaves.stream().map(leaf -> Hash.ofLeaf(leaf.bytes())).toList();
    change("delete from tile");
    for (Tile tile : Edge.empty().grow(hashes).tiles()) {
      change(
          "insert into tile values (%d, %d, '\\x%s')"
              .formatted(
                  tile.address().level(),
                  tile.address().index(),
                  java.util.HexFormat.of().formatHex(Hash.concatenated(tile.hashes()))));
    }
  }

  /// What the store answers, for who can wait.
  private static final class Store {
    static List<Numbered> leaves(TreeStore tree, long size) {
      return ask(() -> tree.leaves(0, size));
    }

    static Hash of(TreeStore tree, long size) {
      return ask(() -> tree.edge(size)).root();
    }

    private static <T> T ask(java.util.function.Supplier<io.smallrye.mutiny.Uni<T>> question) {
      try {
        return VertxContextSupport.subscribeAndAwait(question);
      } catch (Throwable e) {
        throw new AssertionError(e);
      }
    }
  }

  private Verification verification() {
    return Verification.of(new Unseen(log, tree), LogPlace.keys());
  }

  private static Fault only(Verification verification) {
    List<Fault> faults = verification.run().faults();
    assertThat(faults).hasSize(1);
    return faults.getFirst();
  }

  private static long size(byte[] note) {
    return Checkpoint.of(SignedNote.of(note).text()).size();
  }

  private static void change(String... statements) {
    try (Connection connection = FirstkeyBacking.connectAsOwner();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
