package dev.firstkey.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  private final Ids ids = new Ids();

  @Test
  void anIdKeepsTheFirstNumberThatItGot() {
    for (int i = 0; i < 100_000; i++) {
      assertThat(ids.put(id(i), i)).isEqualTo(Ids.NONE);
    }
    for (int i = 0; i < 100_000; i++) {
      assertThat(ids.put(id(i), 7)).isEqualTo(i);
      assertThat(ids.of(id(i))).isEqualTo(i);
    }
    assertThat(ids.of(id(-1))).isEqualTo(Ids.NONE);
  }

  @Test
  void theLeastOfSomeNumbersIsKept() {
    ids.least(id(1), 5);
    ids.least(id(1), 9);
    assertThat(ids.of(id(1))).isEqualTo(5);
    ids.least(id(1), 0);
    assertThat(ids.of(id(1))).isZero();
  }

  /// The nil UUID is an id like others, and so are two that share a half.
  @Test
  void bothHalvesCount() {
    ids.put(new UUID(0, 0), 1);
    ids.put(new UUID(0, 1), 2);
    ids.put(new UUID(1, 0), 3);
    assertThat(ids.of(new UUID(0, 0))).isEqualTo(1);
    assertThat(ids.of(new UUID(0, 1))).isEqualTo(2);
    assertThat(ids.of(new UUID(1, 0))).isEqualTo(3);
    assertThat(ids.of(new UUID(1, 1))).isEqualTo(Ids.NONE);
  }

  private static UUID id(long number) {
    return new UUID(number, 0);
  }
}
