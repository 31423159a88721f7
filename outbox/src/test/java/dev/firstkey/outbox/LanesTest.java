package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  private final Lanes lanes = new Lanes();

  @Test
  void aLaneTakesNoMoreThanItsRowsAndTheOthersGoOn() {
    List<WaitingRecord> page = new ArrayList<>(rows(0, Lanes.ROWS + 50, 0));
    page.add(row(9000, "other", 1, 1));

    assertThat(numbers(lanes.take(page))).hasSize(Lanes.ROWS + 1).contains(9000L);
    assertThat(lanes.full()).containsExactly("topic/0");
    assertThat(lanes.take(rows(1000, 10, 0))).isEmpty();
  }

  @Test
  void aLaneTakesNoMoreThanItsBytesAndOneRow() {
    List<WaitingRecord> large =
        IntStream.range(0, 5).mapToObj(i -> row(i, "k" + i, 0, Lanes.BYTES - 1)).toList();

    assertThat(numbers(lanes.take(large))).containsExactly(0L, 1L);
  }

  @Test
  void aKeyWhoseRowsAreInHandGetsNoMoreUntilTheyAreLetGo() {
    var first = lanes.take(List.of(row(1, "key", 0, 1))).iterator().next();

    assertThat(lanes.take(List.of(row(2, "key", 0, 1)))).isEmpty();
    lanes.letGo(first);
    assertThat(numbers(lanes.take(List.of(row(2, "key", 0, 1))))).containsExactly(2L);
  }

  @Test
  void aKeyThatLostARowToAFullLaneLosesWhatComesBehindItToo() {
    lanes.take(rows(0, Lanes.ROWS, 0));

    assertThat(lanes.take(List.of(row(5000, "key", 0, 1), row(5001, "key", 1, 1)))).isEmpty();
  }

  @Test
  void whatWasLetGoLeavesNothingBehind() {
    lanes.take(rows(0, Lanes.ROWS, 0)).forEach(lanes::letGo);

    assertThat(lanes.keys()).isEmpty();
    assertThat(lanes.full()).isEmpty();
    assertThat(numbers(lanes.take(rows(1000, Lanes.ROWS, 0)))).hasSize(Lanes.ROWS);
  }

  @Test
  void aKeyIsLookedAtAgainOnlyWhereALookHasPassedItBy() {
    var one = lanes.take(List.of(row(1, "one", 0, 1))).iterator().next();
    assertThat(lanes.letGo(one)).isFalse();

    var two = lanes.take(List.of(row(2, "two", 0, 1))).iterator().next();
    lanes.keys();
    var three = lanes.take(List.of(row(3, "three", 0, 1))).iterator().next();
    assertThat(lanes.letGo(three)).isFalse();
    assertThat(lanes.letGo(two)).isTrue();
    assertThat(lanes.letGo(lanes.take(List.of(row(4, "two", 0, 1))).iterator().next())).isFalse();
  }

  @Test
  void whatAFullLaneLeftOutIsLookedForWhenAnyRowIsLetGo() {
    var taken = List.copyOf(lanes.take(rows(0, Lanes.ROWS + 1, 0)));
    assertThat(lanes.letGo(taken.getFirst())).isTrue();

    lanes.take(rows(1000, 1, 0));
    lanes.full();
    assertThat(lanes.letGo(taken.get(1))).isTrue();
    assertThat(lanes.letGo(taken.get(2))).isFalse();
  }

  private static List<WaitingRecord> rows(int from, int number, int partition) {
    return IntStream.range(from, from + number)
        .mapToObj(i -> row(i, "key" + i, partition, 1))
        .toList();
  }

  private static WaitingRecord row(long seq, String key, int partition, int size) {
    return new WaitingRecord(
        seq, new OutgoingRecord("topic", key, new byte[size], Map.of()), partition);
  }

  private static List<Long> numbers(Collection<List<WaitingRecord>> taken) {
    return taken.stream().flatMap(List::stream).map(WaitingRecord::seq).toList();
  }
}
