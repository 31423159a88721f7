package dev.firstkey.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.tlog.Fault.Kind;
import dev.firstkey.tlog.MinimumIndex.Accounted;
import dev.firstkey.tlog.MinimumIndex.Gap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A log that has deleted its oldest entries, and says so, is proved; one that has deleted others
/// is found out.
class MinimumIndexTest {
  private static final int SIZE = 600;
  private static final SignerKey OTHER =
      SignerKey.of(
          "log.example/one", "x".repeat(32).getBytes(java.nio.charset.StandardCharsets.US_ASCII));

  @Test
  void isReadAsItIsWritten() {
    MinimumIndex stated =
        new MinimumIndex(
            "log.example/one",
            512,
            Hash.OF_NOTHING,
            List.of(
                new Accounted("firstkey.audit", 3, 0, List.of()),
                new Accounted("firstkey.joiner", 0, 99, List.of(new Gap(3, 4), new Gap(7, 7)))));
    assertThat(stated.text())
        .isEqualTo(
            """
            firstkey-minimum-index@v1
            log.example/one
            512
            %s
            firstkey.audit 3 0
            firstkey.joiner 0 99 3-4 7-7
            """
                .formatted(Hash.OF_NOTHING.base64()));
    assertThat(MinimumIndex.of(stated.text())).isEqualTo(stated);
    assertThatThrownBy(() -> Checkpoint.of(stated.text())).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "t 0", "t -1 3", "t 0 3 4", "t 0 3 5-", "a topic 0 3", "t 0 3 "})
  void whatIsNotUnderstoodIsNotRead(String line) {
    String text = LogInMemory.of(SIZE).minimum(256).text();
    assertThatThrownBy(() -> MinimumIndex.of(text + line + "\n")).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 255, 257, -256})
  void bundlesAreDeletedWhole(long index) {
    assertThatThrownBy(() -> new MinimumIndex("o", index, Hash.OF_NOTHING, List.of()))
        .isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 512})
  void whatIsKeptIsProvedWithTheHashesAlone(int index) {
    LogInMemory log = LogInMemory.of(SIZE);
    log.deleteBefore(index);
    log.state(log.minimum(index), LogInMemory.KEY);
    Report report =
        verification(log)
            .since(LogInMemory.of(300).checkpoint())
            .since(LogInMemory.of(10).checkpoint())
            .against(LogInMemory.of(SIZE))
            .run();
    assertThat(report.faults()).isEmpty();
    assertThat(report.minimum()).isEqualTo(index);
    assertThat(report.entries()).isEqualTo(SIZE - index);
  }

  @Test
  void moreDeletedThanStatedIsFound() {
    LogInMemory log = LogInMemory.of(SIZE);
    log.state(log.minimum(256), LogInMemory.KEY);
    log.rows.remove(400);
    assertThat(only(log))
        .extracting(Fault::kind, it -> it.index().orElse(-1))
        .containsExactly(Kind.DELETED, 400L);
    log.rows.subList(300, SIZE - 1).clear();
    assertThat(only(log).kind()).isEqualTo(Kind.CUT);
    log.deleteBefore(512);
    assertThat(only(log).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void nothingDeletedIsBelievedWithoutAStatement() {
    LogInMemory log = LogInMemory.of(SIZE);
    log.deleteBefore(256);
    assertThat(only(log).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void nobodyElseStatesIt() {
    LogInMemory log = LogInMemory.of(SIZE);
    log.state(log.minimum(256), OTHER);
    assertThat(only(log).kind()).isEqualTo(Kind.SIGNATURE);
  }

  /// Who changed leaves before they were deleted, and then the hashes.
  @Test
  void anotherTreeBelowItIsFound() {
    LogInMemory log = LogInMemory.of(SIZE);
    log.state(log.minimum(256), LogInMemory.KEY);
    log.rows.set(7, LogInMemory.entry(9999));
    log.integrate();
    log.sign(LogInMemory.KEY);
    assertThat(only(log).kind()).isEqualTo(Kind.FORK);
  }

  @Test
  void aLogThatIsShorterThanWhatItDeletedWasRolledBack() {
    LogInMemory log = LogInMemory.of(300);
    log.state(LogInMemory.of(SIZE).minimum(512), LogInMemory.KEY);
    assertThat(only(log).kind()).isEqualTo(Kind.ROLLBACK);
  }

  @Test
  void itDoesNotGoDown() {
    LogInMemory log = LogInMemory.of(SIZE);
    log.state(log.minimum(256), LogInMemory.KEY);
    LogInMemory elsewhere = LogInMemory.of(SIZE);
    elsewhere.state(elsewhere.minimum(512), LogInMemory.KEY);
    Fault fault = verification(log).against(elsewhere).run().faults().getFirst();
    assertThat(fault.kind()).isEqualTo(Kind.ROLLBACK);
    assertThat(fault.words()).contains("512 before and states 256 now");
    assertThat(verification(elsewhere).against(log).run().faults()).isEmpty();
  }

  @Test
  void offsetsGoOnWhereTheDeletedOnesEnd() {
    LogInMemory log = LogInMemory.of(SIZE);
    log.rows.set(100, LogInMemory.entry(10_000));
    log.rows.add(LogInMemory.entry(20));
    log.integrate();
    log.sign(LogInMemory.KEY);
    log.state(log.minimum(256), LogInMemory.KEY);
    List<Fault> faults = verification(log).run().faults();
    assertThat(faults).extracting(Fault::words).anyMatch(it -> it.contains("has another leaf"));
    assertThat(LogInMemory.of(SIZE).minimum(512).before())
        .containsExactly(new Accounted("t", 0, 512, List.of()));
  }

  @Test
  void whatWasMissingBeforeIsMissedForEver() {
    LogInMemory log = LogInMemory.of(256);
    log.rows.set(255, LogInMemory.entry(300));
    log.rows.add(LogInMemory.entry(301));
    log.integrate();
    log.sign(LogInMemory.KEY);
    log.deleteBefore(256);
    log.state(log.minimum(256), LogInMemory.KEY);
    assertThat(only(log).words()).contains("offsets 255 to 299");
  }

  private static Fault only(LogInMemory log) {
    Report report = verification(log).run();
    assertThat(report.faults()).hasSize(1);
    return report.faults().getFirst();
  }

  private static Verification verification(LogSource log) {
    return Verification.of(log, List.of(LogInMemory.KEY.verifier()));
  }
}
