package dev.firstkey.joineringest.domain;

import static dev.firstkey.joineringest.domain.Breaker.Found.ANSWERS;
import static dev.firstkey.joineringest.domain.Breaker.Found.AWAY;
import static dev.firstkey.joineringest.domain.Breaker.Found.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// When the directory is called, left alone, and tried.
class BreakerTest {
  private static final Breaker CLOSED = Breaker.closed();
  private static final Breaker FOUR = new Breaker.Closed(4, Set.of("w-1"));
  private static final Breaker OPEN = new Breaker.Open(at(10), at(4));
  private static final Breaker HALF = new Breaker.HalfOpen(at(70), at(4));

  static Stream<Arguments> ends() {
    return Stream.of(
        arguments(CLOSED, ANSWERS, CLOSED),
        arguments(CLOSED, UNKNOWN, CLOSED),
        arguments(CLOSED, AWAY, new Breaker.Closed(1, Set.of("w-2"))),
        arguments(FOUR, ANSWERS, CLOSED),
        arguments(FOUR, UNKNOWN, FOUR),
        arguments(FOUR, AWAY, new Breaker.Open(at(11), at(1))),
        arguments(OPEN, ANSWERS, CLOSED),
        arguments(OPEN, UNKNOWN, OPEN),
        arguments(OPEN, AWAY, OPEN),
        arguments(HALF, ANSWERS, CLOSED),
        arguments(HALF, UNKNOWN, new Breaker.Open(at(14), at(4))),
        arguments(HALF, AWAY, new Breaker.Open(at(18), at(8))),
        arguments(new Breaker.HalfOpen(at(70), at(16)), AWAY, new Breaker.Open(at(40), at(30))),
        arguments(new Breaker.HalfOpen(at(70), at(30)), AWAY, new Breaker.Open(at(40), at(30))));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void aTaskThatEndedMovesIt(Breaker before, Breaker.Found found, Breaker after) {
    assertThat(before.after(found, "w-2", at(10))).isEqualTo(after);
  }

  static Stream<Arguments> rooms() {
    return Stream.of(
        arguments(CLOSED, 10, 8),
        arguments(OPEN, 9, 0),
        arguments(OPEN, 10, 1),
        arguments(HALF, 69, 0),
        arguments(HALF, 70, 1));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void soManyTasksMayBegin(Breaker now, int seconds, int room) {
    assertThat(now.room(8, at(seconds))).isEqualTo(room);
    assertThat(now.room(0, at(seconds))).isZero();
  }

  @Test
  void whereATaskTriesNoOtherDoes() {
    assertThat(CLOSED.begun(at(10))).isEqualTo(CLOSED);
    assertThat(OPEN.begun(at(10))).isEqualTo(HALF);
    assertThat(HALF.begun(at(70))).isEqualTo(new Breaker.HalfOpen(at(130), at(4)));
  }

  @Test
  void whereThereIsNoTaskTheNextOneTriesAtOnce() {
    assertThat(HALF.idle(at(12))).isEqualTo(new Breaker.Open(at(12), at(4)));
    assertThat(OPEN.idle(at(12))).isEqualTo(OPEN);
    assertThat(FOUR.idle(at(12))).isEqualTo(FOUR);
  }

  @Test
  void oneWorkerAloneDoesNotHoldUpTheOthers() {
    Breaker breaker = CLOSED;
    for (int i = 0; i < 50; i++) {
      breaker = breaker.after(AWAY, "w-1", at(i));
    }
    assertThat(breaker.isOpen()).isFalse();
    assertThat(breaker.after(AWAY, "w-2", at(50)).isOpen()).isTrue();
  }

  private static Duration at(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
