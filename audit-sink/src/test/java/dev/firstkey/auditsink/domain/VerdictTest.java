package dev.firstkey.auditsink.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.DeadLetterCode;
import java.time.Instant;
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
          new Statement.Result("ok", null));
  private static final Reading READABLE = new Reading.Readable(STATEMENT);
  private static final Reading UNREADABLE = new Reading.Unreadable(DeadLetterCode.MALFORMED);
  private static final OptionalLong NONE = OptionalLong.empty();

  @Test
  void theFirstRecordOfAnEventIsAnEntry() {
    assertThat(Verdict.decide(READABLE, new Known(7, false, false, NONE, NONE)))
        .isEqualTo(new Verdict.Enter(7, STATEMENT, Set.of()));
  }

  @Test
  void aRepeatIsCoveredByTheEntryWithTheSameContent() {
    var known = new Known(7, false, false, OptionalLong.of(2), OptionalLong.of(4));

    assertThat(Verdict.decide(READABLE, known))
        .isEqualTo(new Verdict.Cover(7, new Explanation.DuplicateOf(4), Set.of()));
  }

  @Test
  void otherContentUnderAKnownIdIsAnEntryAndAFinding() {
    var known = new Known(7, false, false, OptionalLong.of(2), NONE);

    assertThat(Verdict.decide(READABLE, known))
        .isEqualTo(new Verdict.Enter(7, STATEMENT, Set.of(Finding.SAME_ID_OTHER_BYTES)));
  }

  @Test
  void whatCannotBeReadIsParked() {
    assertThat(Verdict.decide(UNREADABLE, new Known(7, false, false, NONE, NONE)))
        .isEqualTo(
            new Verdict.Cover(7, new Explanation.Parked(DeadLetterCode.MALFORMED), Set.of()));
  }

  @Test
  void aRecordThatHasALeafGetsNoOther() {
    var known = new Known(7, true, false, OptionalLong.of(2), OptionalLong.of(2));

    assertThat(Verdict.decide(READABLE, known)).isEqualTo(new Verdict.AlreadyAccounted());
    assertThat(Verdict.decide(UNREADABLE, known)).isEqualTo(new Verdict.AlreadyAccounted());
  }

  @Test
  void otherContentAtATakenOffsetIsKeptAndAFinding() {
    var known = new Known(7, false, true, NONE, NONE);

    assertThat(Verdict.decide(READABLE, known))
        .isEqualTo(new Verdict.Enter(7, STATEMENT, Set.of(Finding.OFFSET_REUSED)));
    assertThat(Verdict.decide(UNREADABLE, known))
        .isInstanceOfSatisfying(
            Verdict.Cover.class,
            cover -> assertThat(cover.findings()).containsExactly(Finding.OFFSET_REUSED));
  }
}
