package dev.firstkey.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void areTheSmallestDurationThatTheShareDoesNotExceed() {
    var hundred =
        Percentiles.of(
            java.util.stream.LongStream.rangeClosed(1, 100)
                .map(n -> n * 1_000_000)
                .boxed()
                .toList());
    assertThat(hundred.millis(0.5)).isEqualTo(50);
    assertThat(hundred.millis(0.99)).isEqualTo(99);
    assertThat(hundred.millis(1)).isEqualTo(100);
  }

  @Test
  void ofNothingAreNoNumber() {
    assertThat(Percentiles.of(List.of()).millis(0.5)).isNaN();
  }
}
