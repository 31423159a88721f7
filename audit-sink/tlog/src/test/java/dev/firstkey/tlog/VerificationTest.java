package dev.firstkey.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.tlog.Fault.Kind;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {
  private static final int SIZE = 600;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 513, 600, 66_000})
  void findsNothingWhereNothingIs(int size) {
    LogInMemory log = LogInMemory.of(size);
    Report report =
        verification(log)
            .since(LogInMemory.of(size / 2).checkpoint())
            .since(LogInMemory.of(0).checkpoint())
            .against(LogInMemory.of(size))
            .run();
    assertThat(report.faults()).isEmpty();
    assertThat(report.entries()).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 300, 511, 598, 599})
  void findsAChangedLeaf(int index) {
    LogInMemory log = LogInMemory.of(SIZE);
    log.rows.set(index, LogInMemory.entry(9999));
    assertFault(log, Kind.CHANGED, index);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 300, 511, 598})
  void findsADeletedLeaf(int index) {
    LogInMemory log = LogInMemory.of(SIZE);
    log.rows.remove(index);
    assertFault(log, Kind.DELETED, index);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 250, 256, 300})
  void findsSeveralDeletedLeaves(int index) {
    LogInMemory log = LogInMemory.of(SIZE);
    log.rows.subList(index, index + 11).clear();
    assertFault(log, Kind.DELETED, index);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 512, 599})
  void findsADeletedTail(int index) {
    LogInMemory log = LogInMemory.of(SIZE);
    log.rows.subList(index, SIZE).clear();
    assertFault(log, Kind.CUT, index);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 300, 598})
  void findsAnInsertedLeaf(int index) {
    LogInMemory log = LogInMemory.of(SIZE);
    log.rows.add(index, LogInMemory.entry(9999));
    assertFault(log, Kind.INSERTED, index);
  }

  /// A log that grows has several servers; one may be behind another for a moment.
  @Test
  void aLogThatIsBehindForAMomentWasNotRolledBack() {
    LogInMemory log = LogInMemory.of(SIZE);
    byte[] now = log.checkpoint();
    log.serve(LogInMemory.of(SIZE - 1).checkpoint());
    log.serveLater(now);
    assertThat(verification(log).since(now).run().faults()).isEmpty();
    log.serve(LogInMemory.of(SIZE - 1).checkpoint());
    assertThat(only(verification(log).since(now).run()).kind()).isEqualTo(Kind.ROLLBACK);
  }

  @Test
  void findsTwoLeavesThatChangedPlaces() {
    for (List<Integer> two : List.of(List.of(0, 1), List.of(255, 256), List.of(3, 590))) {
      LogInMemory log = LogInMemory.of(SIZE);
      Collections.swap(log.rows, two.getFirst(), two.getLast());
      assertFault(log, Kind.SWAPPED, two.getFirst());
    }
  }

  @Test
  void findsATreeThatWasMadeAnewWithoutTheKey() {
    LogInMemory log = LogInMemory.of(SIZE);
    log.rows.set(300, LogInMemory.entry(9999));
    log.integrate();
    assertFault(log, Kind.RECOMPUTED, 0);
    Fault nearer = only(verification(log).since(LogInMemory.of(290).checkpoint()).run());
    assertThat(nearer.kind()).isEqualTo(Kind.RECOMPUTED);
    assertThat(nearer.index()).hasValue(290);
    Fault exact = only(verification(log).against(LogInMemory.of(SIZE)).run());
    assertThat(exact.index()).hasValue(300);
    log.sign(
        SignerKey.of(
            "log.example/one",
            "x".repeat(32).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    assertThat(only(verification(log).run()).kind()).isEqualTo(Kind.SIGNATURE);
  }

  @Test
  void findsAForkByAnEarlierCheckpointAlthoughItIsSigned() {
    LogInMemory log = LogInMemory.of(SIZE);
    log.rows.set(300, LogInMemory.entry(9999));
    log.integrate();
    log.sign(LogInMemory.KEY);
    assertThat(only(verification(log).since(LogInMemory.of(400).checkpoint()).run()).kind())
        .isEqualTo(Kind.FORK);
    Fault exact = only(verification(log).against(LogInMemory.of(SIZE)).run());
    assertThat(exact.kind()).isEqualTo(Kind.FORK);
    assertThat(exact.index()).hasValue(300);
  }

  @Test
  void findsARollbackByAnEarlierCheckpoint() {
    Report report =
        verification(LogInMemory.of(400)).since(LogInMemory.of(SIZE).checkpoint()).run();
    assertThat(only(report).kind()).isEqualTo(Kind.ROLLBACK);
    assertThat(only(report).index()).hasValue(400);
  }

  @Test
  void findsATileThatHasNotTheHashesOfItsLeaves() {
    LogInMemory log = LogInMemory.of(SIZE);
    Hash wrong = Hash.OF_NOTHING;
    log.put(new Tile(new TileAddress(1, 0, 2), List.of(wrong, wrong)));
    assertFault(log, Kind.TILE, 0);
  }

  @Test
  void findsWhatIsSignedByNobodyKnown() {
    LogInMemory log = LogInMemory.of(3);
    log.sign(SignerKey.of("log.example/two", new byte[32]));
    assertThat(only(verification(log).run()).kind()).isEqualTo(Kind.SIGNATURE);
    log.serve("no note".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(only(verification(log).run()).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void findsAnOffsetThatNothingExplains() {
    LogInMemory log = LogInMemory.of(3);
    log.rows.add(LogInMemory.entry(7));
    log.integrate();
    log.sign(LogInMemory.KEY);
    Fault fault = only(verification(log).run());
    assertThat(fault.kind()).isEqualTo(Kind.OFFSETS);
    assertThat(fault.index()).hasValue(3);
    assertThat(fault.words()).contains("offsets 3 to 6");
  }

  @Test
  void anOffsetMayBeExplainedLater() {
    LogInMemory log = LogInMemory.of(3);
    log.rows.add(LogInMemory.entry(9));
    log.rows.add(covered(5, 5).encoded());
    log.rows.add(covered(6, 6).encoded());
    log.rows.add(covered(3, 3).encoded());
    log.integrate();
    log.sign(LogInMemory.KEY);
    assertThat(verification(log).run().faults())
        .extracting(Fault::words)
        .satisfiesExactly(
            words -> assertThat(words).contains("offsets 4 to 4"),
            words -> assertThat(words).contains("offsets 7 to 8"));
  }

  @Test
  void findsALeafOfAPartitionThatNoTopicHas() {
    LogInMemory log = LogInMemory.of(3);
    log.rows.add(new Leaf.Entry("t", 6, 0, null, new byte[] {1}).encoded());
    log.integrate();
    log.sign(LogInMemory.KEY);
    assertThat(verification(log).ofPartitions(7).run().faults()).isEmpty();
    Fault fault = only(verification(log).ofPartitions(6).run());
    assertThat(fault.spoken()).isEqualTo("index 3: the topic t has no partition 6");
  }

  @Test
  void findsALeafThatIsNone() {
    LogInMemory log = LogInMemory.of(3);
    log.rows.add(new byte[] {9});
    log.integrate();
    log.sign(LogInMemory.KEY);
    assertThat(only(verification(log).run()))
        .extracting(Fault::kind, Fault::index)
        .containsExactly(Kind.LEAF, OptionalLong.of(3));
  }

  private static Leaf covered(long from, long to) {
    byte[] of = ((Leaf.Entry) Leaf.of(LogInMemory.entry(0))).fingerprint();
    return new Leaf.Coverage("t", 0, from, to, "duplicate", OptionalLong.of(0), null, of);
  }

  private static void assertFault(LogInMemory log, Kind kind, long index) {
    Fault fault = only(verification(log).run());
    assertThat(fault.spoken()).startsWith("index " + index + ": ");
    assertThat(fault.kind()).isEqualTo(kind);
  }

  private static Verification verification(LogSource log) {
    return Verification.of(log, List.of(LogInMemory.KEY.verifier()));
  }

  private static Fault only(Report report) {
    assertThat(report.faults()).hasSize(1);
    return report.faults().getFirst();
  }
}
