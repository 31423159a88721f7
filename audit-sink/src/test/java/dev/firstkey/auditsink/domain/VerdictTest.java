package dev.firstkey.auditsink.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.DeadLetterCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Statement STATEMENT =
      new Statement(
          new UUID(0, 1),
          "urn:firstkey:test",
          "dev.firstkey.pass.issued.v1",
          Instant.EPOCH,
          new About("w-1", null, null, null, null),
          new Chain("chain", "cause", "service:test"),
          List.of(),
          new Statement.Result("ok", null));
  private static final Reading READABLE = new Reading.Readable(STATEMENT);
  private static final Reading UNREADABLE = new Reading.Unreadable(DeadLetterCode.MALFORMED);
  private static final OptionalLong NONE = OptionalLong.empty();

  @Test
  void theFirstRecordOfAnEventIsAnEntry() {
    assertThat(Verdict.decide(READABLE, known(7, false, false, NONE, NONE)))
        .isEqualTo(new Verdict.Enter(7, STATEMENT, Set.of()));
  }

  @Test
  void aRepeatIsCoveredByTheEntryWithTheSameContent() {
    var known = known(7, false, false, OptionalLong.of(2), OptionalLong.of(4));

    assertThat(Verdict.decide(READABLE, known))
        .isEqualTo(new Verdict.Cover(7, new Explanation.DuplicateOf(4), Set.of()));
  }

  @Test
  void otherContentUnderAKnownIdIsAnEntryAndAFinding() {
    var known = known(7, false, false, OptionalLong.of(2), NONE);

    assertThat(Verdict.decide(READABLE, known))
        .isEqualTo(new Verdict.Enter(7, STATEMENT, Set.of(Finding.SAME_ID_OTHER_BYTES)));
  }

  @Test
  void whatCannotBeReadIsParked() {
    assertThat(Verdict.decide(UNREADABLE, known(7, false, false, NONE, NONE)))
        .isEqualTo(
            new Verdict.Cover(7, new Explanation.Parked(DeadLetterCode.MALFORMED), Set.of()));
  }

  @Test
  void aRecordThatHasALeafGetsNoOther() {
    var known = known(7, true, false, OptionalLong.of(2), OptionalLong.of(2));

    assertThat(Verdict.decide(READABLE, known)).isEqualTo(new Verdict.AlreadyAccounted());
    assertThat(Verdict.decide(UNREADABLE, known)).isEqualTo(new Verdict.AlreadyAccounted());
  }

  @Test
  void heartbeatsThatFollowEachOtherBecomeOneRange() {
    assertThat(Verdict.decide(beat(5), holding(null)))
        .isEqualTo(new Verdict.Begin(range(5, 5), Optional.empty(), 7));
    assertThat(Verdict.decide(beat(6), holding(range(5, 5))))
        .isEqualTo(new Verdict.Lengthen(range(5, 6)));
  }

  @Test
  void aRangeEndsWhereSomethingStandsBetweenAndBecomesALeaf() {
    assertThat(Verdict.decide(beat(9), holding(range(5, 7))))
        .isEqualTo(new Verdict.Begin(range(9, 9), Optional.of(range(5, 7)), 7));
  }

  @Test
  void aRangeIsNeverLongerThanTheLongest() {
    Range longest = range(0, Range.LONGEST - 1);

    assertThat(Verdict.decide(beat(Range.LONGEST), holding(longest)))
        .isEqualTo(new Verdict.Begin(range(Range.LONGEST, Range.LONGEST), Optional.of(longest), 7));
    assertThat(Verdict.decide(beat(Range.LONGEST - 1), holding(range(0, Range.LONGEST - 2))))
        .isEqualTo(new Verdict.Lengthen(longest));
    assertThat(Verdict.decide(beat(Range.LONGEST + 8), holding(range(9, Range.LONGEST + 7))))
        .isEqualTo(new Verdict.Lengthen(range(9, Range.LONGEST + 8)));
  }

  @Test
  void aHeartbeatThatIsInARangeIsAccountedFor() {
    var known = new Known(7, false, false, NONE, NONE, true, Optional.of(range(5, 9)));

    assertThat(Verdict.decide(beat(6), known)).isEqualTo(new Verdict.AlreadyAccounted());
    assertThat(Verdict.decide(READABLE, known))
        .isEqualTo(
            new Verdict.Behind(
                range(5, 9), 7, new Verdict.Enter(8, STATEMENT, Set.of(Finding.OFFSET_REUSED))));
  }

  @Test
  void aRangeBecomesALeafBeforeAnyOtherOfItsPartition() {
    assertThat(Verdict.decide(READABLE, holding(range(5, 7))))
        .isEqualTo(new Verdict.Behind(range(5, 7), 7, new Verdict.Enter(8, STATEMENT, Set.of())));
    assertThat(Verdict.decide(UNREADABLE, holding(range(5, 7))).own())
        .isEqualTo(
            new Verdict.Cover(8, new Explanation.Parked(DeadLetterCode.MALFORMED), Set.of()));
  }

  @Test
  void aHeartbeatAtATakenOffsetIsALeafOfItsOwnAndAFinding() {
    assertThat(Verdict.decide(beat(5), known(7, false, true, NONE, NONE)))
        .isEqualTo(
            new Verdict.Cover(7, new Explanation.Heartbeats(), Set.of(Finding.OFFSET_REUSED)));
  }

  private static Reading beat(long offset) {
    return new Reading.Heartbeat(new Place("topic", 3, offset));
  }

  private static Range range(long from, long to) {
    return new Range("topic", 3, from, to);
  }

  private static Known holding(Range open) {
    return new Known(7, false, false, NONE, NONE, false, Optional.ofNullable(open));
  }

  private static Known known(
      long next, boolean accounted, boolean taken, OptionalLong sameId, OptionalLong sameContent) {
    return new Known(next, accounted, taken, sameId, sameContent, false, Optional.empty());
  }

  @Test
  void otherContentAtATakenOffsetIsKeptAndAFinding() {
    var known = known(7, false, true, NONE, NONE);

    assertThat(Verdict.decide(READABLE, known))
        .isEqualTo(new Verdict.Enter(7, STATEMENT, Set.of(Finding.OFFSET_REUSED)));
    assertThat(Verdict.decide(UNREADABLE, known))
        .isInstanceOfSatisfying(
            Verdict.Cover.class,
            cover -> assertThat(cover.findings()).containsExactly(Finding.OFFSET_REUSED));
  }
}
