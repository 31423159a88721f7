package dev.firstkey.auditsink.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Chain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimelineTest {
  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

  static Stream<List<Entry>> orders() {
    return permutations(List.of(at(5, 0), at(1, 250), at(3, 250), at(0, 1000))).stream();
  }

  @ParameterizedTest
  @MethodSource("orders")
  void isTheSameInWhateverOrderTheEntriesCome(List<Entry> entries) {
    Timeline timeline = Timeline.of(entries);

    assertThat(timeline.moments())
        .extracting(moment -> moment.entry().index())
        .containsExactly(5L, 1L, 3L, 0L);
    assertThat(timeline.moments())
        .extracting(moment -> moment.sincePrevious().orElse(-1))
        .containsExactly(-1L, 250L, 0L, 750L);
  }

  @Test
  void isEmptyWhereNothingHappened() {
    assertThat(Timeline.of(List.of()).moments()).isEmpty();
  }

  private static Entry at(long index, long millis) {
    Statement statement =
        new Statement(
            new UUID(0, index),
            "urn:firstkey:test",
            "dev.firstkey.pass.issued.v1",
            NOON.plusMillis(millis),
            new About(null, null, null, null, null),
            new Chain("chain", "cause", "service:test"),
            List.of(),
            new Statement.Result("ok", null));
    return new Entry(index, new Arrival(new Place("t", 0, index), null, null), NOON, statement);
  }

  private static List<List<Entry>> permutations(List<Entry> entries) {
    if (entries.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Entry>> all = new ArrayList<>();
    for (Entry first : entries) {
      List<Entry> rest = new ArrayList<>(entries);
      rest.remove(first);
      for (List<Entry> order : permutations(rest)) {
        List<Entry> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        all.add(whole);
      }
    }
    return all;
  }
}
