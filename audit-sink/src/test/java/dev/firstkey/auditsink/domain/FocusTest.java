package dev.firstkey.auditsink.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Chain;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A worker who was hired twice, with two passes in the second episode.
class FocusTest {
  private static final List<Entry> STORY =
      List.of(
          at(0, new About("w", "ep-1", null, null, null)),
          at(1, new About(null, null, null, id(11), null)),
          at(2, new About("w", null, null, id(11), null)),
          at(3, new About("w", "ep-1", id(21), id(11), null)),
          at(4, new About("w", "ep-1", id(21), id(11), id(31))),
          at(5, new About("w", null, null, null, id(31))),
          at(6, new About("w", "ep-2", null, null, null)),
          at(7, new About("w", "ep-2", id(22), id(12), null)),
          at(8, new About("w", "ep-2", id(23), id(13), id(33))),
          at(9, new About("w", null, id(23), null, null)),
          at(10, new About("w", null, null, null, null)));

  @Test
  void anEpisodeHasWhatNamesItAndTheVisitBeforeAndTheAuthenticatorAfter() {
    assertThat(within("ep-1", null)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(within("ep-2", null)).containsExactly(6L, 7L, 8L, 9L);
  }

  @Test
  void aPassHasItsVisitAndItsAuthenticatorAndNothingOfAnotherPass() {
    assertThat(within(null, id(21))).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(within(null, id(22))).containsExactly(7L);
    assertThat(within(null, id(23))).containsExactly(8L, 9L);
  }

  @Test
  void aPassOfAnotherEpisodeHasNothing() {
    assertThat(within("ep-1", id(22))).isEmpty();
    assertThat(within("ep-2", id(23))).containsExactly(8L, 9L);
  }

  @Test
  void whereNothingIsAskedAllOfItBelongs() {
    assertThat(within(null, null)).hasSameSizeAs(STORY);
    assertThat(within("ep-3", null)).isEmpty();
  }

  private static List<Long> within(@Nullable String episode, @Nullable UUID pass) {
    return new Focus(Optional.ofNullable(episode), Optional.ofNullable(pass))
        .of(STORY).stream().map(Entry::index).toList();
  }

  private static UUID id(long number) {
    return new UUID(0, number);
  }

  private static Entry at(long index, About about) {
    Instant noon = Instant.parse("2026-12-01T12:00:00Z");
    Statement statement =
        new Statement(
            new UUID(0, index),
            "urn:firstkey:test",
            "dev.firstkey.pass.issued.v1",
            noon,
            about,
            new Chain("chain", "cause", "service:test"),
            List.of(),
            new Statement.Result("ok", null));
    return new Entry(index, new Arrival(new Place("t", 0, index), null, null), noon, statement);
  }
}
