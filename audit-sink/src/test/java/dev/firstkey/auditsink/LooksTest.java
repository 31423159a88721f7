package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.auditsink.TellAccess.Look;
import dev.firstkey.contracts.AuditQuestion;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final long MINUTE = Looks.ONCE.toNanos();
  private static final Look LOOK = look("person:a");

  private final Looks looks = new Looks();

  @Test
  void theFirstIsToldAtOnceAndTheSameAgainOnceAMinute() {
    assertThat(looks.due(LOOK, 5)).isEqualTo(1);
    assertThat(looks.due(LOOK, 6)).isZero();
    assertThat(looks.due(look("person:b"), 6)).isEqualTo(1);
    assertThat(looks.due(LOOK, MINUTE + 5)).isEqualTo(2);
    assertThat(looks.due(LOOK, MINUTE + 6)).isZero();
  }

  @Test
  void whoStopsAskingIsToldToo() {
    looks.due(LOOK, 5);
    looks.due(LOOK, 6);
    looks.due(look("person:b"), 6);
    assertThat(looks.over(MINUTE)).isEmpty();
    assertThat(looks.over(MINUTE + 6)).hasSize(1).containsEntry(LOOK, 1);
    assertThat(looks.over(MINUTE + 6)).isEmpty();
    assertThat(looks.due(LOOK, MINUTE + 7)).isEqualTo(1);
  }

  @Test
  void whatCouldNotBeToldIsTriedAgain() {
    looks.due(LOOK, 5);
    looks.forget(LOOK);
    assertThat(looks.due(LOOK, 6)).isEqualTo(1);
  }

  /// Nobody fills the memory; what is not remembered is told each time.
  @Test
  void thereIsAnEndToWhatIsRemembered() {
    for (int i = 0; i < Looks.MOST; i++) {
      looks.due(look("person:" + i), 5);
    }
    assertThat(looks.due(LOOK, 6)).isEqualTo(1);
    assertThat(looks.due(LOOK, 7)).isEqualTo(1);
  }

  private static Look look(String actor) {
    return new Look(actor, AuditQuestion.ENTRIES, "", null);
  }
}
