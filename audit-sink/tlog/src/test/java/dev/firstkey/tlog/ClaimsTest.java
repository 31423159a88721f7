package dev.firstkey.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/// Coverage is no hiding place: what the log itself shows to be untrue is told.
class ClaimsTest {
  private static final int ENTRIES = 300;
  private static final byte[] SAME =
      new Leaf.Entry("t", 0, 0, null, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
          .fingerprint();
  private static final byte[] OTHER = new byte[32];

  static final List<Arguments> UNTRUE =
      List.of(
          Arguments.of("later entry", duplicate(0, ENTRIES, SAME)),
          Arguments.of("later entry", duplicate(0, ENTRIES + 7, SAME)),
          Arguments.of("other content", duplicate(299, 12, OTHER)),
          Arguments.of("does not say", duplicate(299, 12, null)),
          Arguments.of("does not say", coverage("t", 300, 301, "duplicate", 12, null, SAME)),
          Arguments.of("does not say", coverage("t", 300, 300, "duplicate", -1, null, SAME)),
          Arguments.of(
              "topic that has none", coverage("t", 300, 310, "heartbeats", -1, null, null)),
          Arguments.of("601 offsets", coverage("revocation", 0, 600, "heartbeats", -1, null, null)),
          Arguments.of("accounted for before", coverage("t", 0, 9, "retention", -1, null, null)),
          Arguments.of(
              "accounted for before", coverage("t", 290, 309, "retention", -1, null, null)),
          Arguments.of("accounted for before", coverage("t", 300, 309, "retention", 7, null, null)),
          Arguments.of("no explanation", coverage("t", 300, 300, "parked", -1, null, SAME)),
          Arguments.of("no explanation", coverage("t", 300, 301, "parked", -1, "too-large", SAME)),
          Arguments.of("no explanation", coverage("t", 300, 300, "parked", -1, "too-large", null)),
          Arguments.of("not known", coverage("t", 300, 300, "holiday", -1, null, null)),
          Arguments.of("cannot be", coverage("t", 300, 299, "retention", -1, null, null)));

  @ParameterizedTest
  @FieldSource("UNTRUE")
  void whatCannotBeIsToldWithItsIndex(String words, Leaf.Coverage coverage) {
    Report report = verified(coverage);
    assertThat(report.faults()).hasSize(1);
    Fault fault = report.faults().getFirst();
    assertThat(fault.kind()).isEqualTo(Fault.Kind.EXPLANATION);
    assertThat(fault.index()).hasValue(ENTRIES);
    assertThat(fault.words()).contains(words);
  }

  @Test
  void whatCanBeIsLeft() {
    assertThat(
            verified(
                    duplicate(300, 12, SAME),
                    duplicate(301, 299, SAME),
                    coverage("t", 302, 302, "parked", -1, "too-large", OTHER),
                    coverage("a.revocation", 0, 599, "heartbeats", -1, null, null),
                    coverage("a.revocation", 600, 600, "heartbeats", -1, null, null),
                    coverage("u", 0, 99, "retention", -1, null, null))
                .faults())
        .isEmpty();
  }

  /// It is no fault of the log's, and it is told.
  @Test
  void whatKafkaDeletedUnheardIsNamedWithItsLeaf() {
    Report report =
        verified(
            coverage("u", 0, 99, "retention", -1, null, null),
            Leaf.of(LogInMemory.entry(310)),
            coverage("t", 300, 309, "retention", -1, null, null));
    assertThat(report.faults()).isEmpty();
    assertThat(report.unheard())
        .containsExactly(
            new Report.Unheard(ENTRIES, "u", 0, 0, 99),
            new Report.Unheard(ENTRIES + 2, "t", 0, 300, 309));
  }

  @Test
  void aRangeOfHeartbeatsThatHasALeafAlreadyIsTold() {
    Report report =
        verified(
            coverage("revocation", 0, 9, "heartbeats", -1, null, null),
            coverage("revocation", 9, 19, "heartbeats", -1, null, null));
    assertThat(report.faults()).extracting(Fault::index).containsExactly(OptionalLong.of(301));
  }

  /// A topic that was made anew, or a row that was made by somebody before it was signed.
  @Test
  void anOffsetThatHasALeafAlreadyIsTold() {
    for (Leaf leaf :
        List.of(
            Leaf.of(LogInMemory.entry(7)),
            duplicate(7, 12, SAME),
            coverage("t", 7, 7, "parked", -1, "too-large", OTHER))) {
      Report report = verified(leaf);
      assertThat(report.faults())
          .singleElement()
          .isEqualTo(
              Fault.at(
                  Fault.Kind.OFFSETS,
                  ENTRIES,
                  "the offset 7 of t, partition 0, has another leaf already"));
    }
  }

  @Test
  void coverageIsNotRepeated() {
    Report report = verified(duplicate(300, 12, SAME), duplicate(301, 300, SAME));
    assertThat(report.faults())
        .extracting(Fault::words)
        .singleElement()
        .asString()
        .contains("no entry");
  }

  private static Report verified(Leaf... coverage) {
    LogInMemory log = LogInMemory.of(ENTRIES);
    Stream.of(coverage).map(Leaf::encoded).forEach(log.rows::add);
    log.integrate();
    log.sign(LogInMemory.KEY);
    return Verification.of(log, List.of(LogInMemory.KEY.verifier())).run();
  }

  private static Leaf.Coverage duplicate(long offset, long entry, byte @Nullable [] fingerprint) {
    return coverage("t", offset, offset, "duplicate", entry, null, fingerprint);
  }

  private static Leaf.Coverage coverage(
      String topic,
      long from,
      long to,
      String why,
      long entry,
      @Nullable String code,
      byte @Nullable [] fingerprint) {
    OptionalLong repeated = entry < 0 ? OptionalLong.empty() : OptionalLong.of(entry);
    return new Leaf.Coverage(topic, 0, from, to, why, repeated, code, fingerprint);
  }
}
