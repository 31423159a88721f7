package dev.firstkey.revocationworker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Topic;
import dev.firstkey.revocationworker.domain.Offsets.Place;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OffsetsTest {
  private static final Place ZERO = new Place(Topic.ENROLLMENT_COMPLETE, 0);
  private static final Place ONE = new Place(Topic.ENROLLMENT_COMPLETE, 1);
  private static final Set<Topic> STREAM = Set.of(Topic.ENROLLMENT_COMPLETE);

  @Test
  void theEndsAreReachedWhereEachOfThemIs() {
    Offsets ends = new Offsets(Map.of(ZERO, 5L, ONE, 7L));

    assertThat(new Offsets(Map.of(ZERO, 5L, ONE, 8L)).reach(ends)).isTrue();
    assertThat(new Offsets(Map.of(ZERO, 5L, ONE, 6L)).reach(ends)).isFalse();
    assertThat(new Offsets(Map.of(ZERO, 5L)).reach(ends)).isFalse();
  }

  @Test
  void offsetsAreWholeWhereEveryPartitionIsKnown() {
    Offsets both = new Offsets(Map.of(ZERO, 0L, ONE, 0L));

    assertThat(both.areWhole(STREAM, 2)).isTrue();
    assertThat(both.areWhole(STREAM, 3)).isFalse();
    assertThat(new Offsets(Map.of(ONE, 0L)).areWhole(STREAM, 2)).isFalse();
  }
}
