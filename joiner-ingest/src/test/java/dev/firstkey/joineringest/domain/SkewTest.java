package dev.firstkey.joineringest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SkewTest {
  private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
  private static final Optional<Instant> NONE = Optional.empty();

  @Test
  void withinTheBoundThereIsNone() {
    assertThat(Skew.of(NOW.plus(Skew.BOUND), Optional.of(NOW), NOW)).isEmpty();
    assertThat(Skew.of(NOW.minus(Skew.BOUND), NONE, NOW)).isEmpty();
  }

  @Test
  void aDayAheadAndADayBehindAreTold() {
    Duration day = Duration.ofDays(1);
    assertThat(Skew.of(NOW.plus(day), Optional.of(NOW), NOW)).contains(day);
    assertThat(Skew.of(NOW.minus(day), Optional.of(NOW), NOW)).contains(day.negated());
    assertThat(Skew.of(NOW.minus(day), NONE, NOW)).contains(day.negated());
  }

  @Test
  void whatIsHeardLateIsNotSkewed() {
    Instant then = NOW.minus(Duration.ofDays(90));
    assertThat(Skew.of(then, Optional.of(then), NOW)).isEmpty();
  }

  @Test
  void aTimeToComeIsToldAlsoWhereTheProducerSaidItToKafkaToo() {
    Instant said = NOW.plus(Duration.ofDays(1));
    assertThat(Skew.of(said, Optional.of(said), NOW)).contains(Duration.ofDays(1));
  }
}
