package dev.firstkey.joineringest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpectedTest {
  @Test
  void whatComesInOrderOrAgainIsNotLost() {
    var expected = new Expected(5);
    for (long offset : new long[] {5, 6, 5, 6, 7}) {
      expected.heard(offset);
    }
    assertThat(expected.lost(0)).isZero();
    assertThat(expected.lost(8)).isZero();
  }

  @Test
  void whatWasDeletedBeforeItCameIsLostOnce() {
    var expected = new Expected(5);
    assertThat(expected.lost(9)).isEqualTo(4);
    assertThat(expected.lost(9)).isZero();
    expected.heard(9);
    assertThat(expected.lost(10)).isZero();
    assertThat(expected.lost(12)).isEqualTo(2);
  }

  @Test
  void aJumpOverWhatWasDeletedIsSeenAfterwards() {
    var expected = new Expected(5);
    expected.heard(5);
    expected.heard(20);
    expected.heard(21);
    assertThat(expected.lost(20)).isEqualTo(14);
  }

  @Test
  void aJumpOverTheMarksOfATransactionIsNoLoss() {
    var expected = new Expected(5);
    expected.heard(5);
    expected.heard(8);
    assertThat(expected.lost(5)).isZero();
    assertThat(expected.lost(9)).as("they were deleted after they came").isZero();
  }
}
