package dev.firstkey.enrollmentgateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.RevocationReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Which episode a worker stands at the door for.
class EpisodeChoiceTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

  private static Episode from(String id, LocalDate start, RevocationReason... endings) {
    return new Episode("w-1", id, "chain-" + id, start, null, Set.of(endings));
  }

  private static void isChosen(Episode wanted, Episode... among) {
    assertThat(EpisodeChoice.among(List.of(among), NOW))
        .isEqualTo(new EpisodeChoice.Chosen(wanted));
    assertThat(EpisodeChoice.among(List.of(among).reversed(), NOW))
        .isEqualTo(new EpisodeChoice.Chosen(wanted));
  }

  private static void isRefused(RefusalReason reason, Episode... among) {
    assertThat(EpisodeChoice.among(List.of(among), NOW)).isEqualTo(new EpisodeChoice.None(reason));
  }

  @Test
  void theOneThatBeganLast() {
    Episode old = from("e-1", TODAY.minusYears(1));
    Episode now = from("e-2", TODAY);
    Episode later = from("e-3", TODAY.plusDays(30));
    isChosen(now, old, now, later);
  }

  @Test
  void itMayBeTomorrowHereAndTodayThere() {
    Episode old = from("e-1", TODAY.minusYears(1));
    Episode tomorrow = from("e-2", TODAY.plusDays(1));
    isChosen(tomorrow, old, tomorrow);
    isChosen(old, old, from("e-3", TODAY.plusDays(2)));
  }

  @Test
  void whereNoneHasBegunTheOneThatBeginsFirst() {
    Episode first = from("e-1", TODAY.plusDays(10));
    isChosen(first, first, from("e-2", TODAY.plusDays(20)));
  }

  @Test
  void oneThatHasEndedIsNotChosen() {
    Episode old = from("e-1", TODAY.minusYears(1));
    isChosen(old, old, from("e-2", TODAY, RevocationReason.WITHDRAWN));
  }

  @Test
  void withNoneInGoodStandingTheReasonIsTheEndAndNotTheLack() {
    Episode unheardOf = new Episode("w-1", "e-0", null, null, null, Set.of());
    isRefused(RefusalReason.NO_OPEN_CASE);
    isRefused(RefusalReason.NO_OPEN_CASE, unheardOf);
    isRefused(RefusalReason.WORKER_LEFT, unheardOf, from("e-1", TODAY, RevocationReason.LEFT));
    isRefused(RefusalReason.HIRE_WITHDRAWN, from("e-1", TODAY, RevocationReason.WITHDRAWN));
  }

  @Test
  void anEndDateThatIsOverIsAnEnd() {
    Episode ends = new Episode("w-1", "e-1", "chain", TODAY.minusYears(1), NOW, Set.of());
    isRefused(RefusalReason.WORKER_LEFT, ends);
    assertThat(ends.objection(NOW.minusNanos(1))).isEmpty();
    assertThat(ends.chain()).isEqualTo("chain");
  }
}
