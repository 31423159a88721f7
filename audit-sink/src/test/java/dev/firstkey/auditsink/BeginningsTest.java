package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeginningsTest {
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final Beginnings beginnings = new Beginnings(Duration.ofMinutes(5));

  @Test
  void aBeginningCountsWhenItHasBeenTheBeginningForLongEnough() {
    assertThat(settled(10, 0)).isEmpty();
    assertThat(settled(20, 3)).isEmpty();
    assertThat(settled(20, 5)).containsExactly(start(10));
    assertThat(settled(30, 7)).containsExactly(start(10));
    assertThat(settled(30, 8)).containsExactly(start(20));
    assertThat(settled(30, 60)).containsExactly(start(30));
  }

  @Test
  void ofATopicThatWasMadeAnewNothingIsKnownFromBefore() {
    assertThat(settled(10, 0)).isEmpty();
    assertThat(settled(2, 6)).isEmpty();
    assertThat(settled(2, 11)).containsExactly(start(2));
  }

  @Test
  void whatIsForgottenBeginsToCountAnew() {
    assertThat(settled(10, 0)).isEmpty();
    beginnings.forget();
    assertThat(settled(10, 6)).isEmpty();
  }

  private List<StreamStart> settled(long offset, long minute) {
    return beginnings.settled(List.of(start(offset)), minute * MINUTE);
  }

  private static StreamStart start(long offset) {
    return new StreamStart("t", 0, offset);
  }
}
