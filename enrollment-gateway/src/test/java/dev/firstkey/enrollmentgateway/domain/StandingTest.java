package dev.firstkey.enrollmentgateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.RevocationReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who may stand at the door, and for which episode.
class StandingTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

  @Test
  void anEpisodeThatOnlyEndedIsNoOpenCaseTurnedGood() {
    Episode tombstone = new Episode("w", "e", null, null, null, Set.of(RevocationReason.WITHDRAWN));
    assertThat(tombstone.objection(NOW)).contains(RefusalReason.HIRE_WITHDRAWN);
  }

  @Test
  void leftIsStrongerThanWithdrawn() {
    Episode both =
        new Episode(
            "w",
            "e",
            "c",
            LocalDate.EPOCH,
            null,
            Set.of(RevocationReason.WITHDRAWN, RevocationReason.LEFT));
    assertThat(both.objection(NOW)).contains(RefusalReason.WORKER_LEFT);
  }

  @Test
  void anEndThatIsReachedCountsAsLeft() {
    assertThat(endingAt(NOW).objection(NOW)).contains(RefusalReason.WORKER_LEFT);
    assertThat(endingAt(NOW.plusMillis(1)).objection(NOW)).isEmpty();
  }

  @Test
  void theEpisodeThatBeganLastIsMeant() {
    Episode old = starting("old", "2020-01-01");
    Episode now = starting("now", "2026-11-02");
    Episode later = starting("later", "2027-01-01");
    assertThat(EpisodeChoice.among(List.of(old, now, later), NOW))
        .isEqualTo(new EpisodeChoice.Chosen(now));
    assertThat(EpisodeChoice.among(List.of(later), NOW)).isEqualTo(new EpisodeChoice.Chosen(later));
  }

  @Test
  void nobodyIsKnownIsNoOpenCase() {
    assertThat(EpisodeChoice.among(List.of(), NOW))
        .isEqualTo(new EpisodeChoice.None(RefusalReason.NO_OPEN_CASE));
  }

  @Test
  void aCheckCodeIsReadAsMeant() {
    String code = CheckCode.of("A".repeat(43), new byte[16]);
    assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{8}");
    assertThat(CheckCode.typed("oil1-0abc")).isEqualTo("01110ABC");
    assertThat(CheckCode.matches(code, " " + code.substring(0, 4) + "-" + code.substring(4)))
        .isTrue();
    assertThat(CheckCode.of("B".repeat(43), new byte[16])).isNotEqualTo(code);
  }

  private static Episode endingAt(Instant end) {
    return new Episode("w", "e", "c", LocalDate.EPOCH, end, Set.of());
  }

  private static Episode starting(String id, String date) {
    return new Episode("w", id, "c", LocalDate.parse(date), null, Set.of());
  }
}
