package dev.firstkey.backing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Orders in which the events of a history may be heard, some of them several times.
///
/// `-Dfirstkey.seed=N` brings the orders of an earlier run again, `-Dfirstkey.orders=N` says how
/// many there are of each history.
///
/// @param seed what all of them follow from
/// @param number how many there are of each history
public record SeededOrders(long seed, int number) {
  /// As the system properties say; from a new seed where they say none.
  ///
  /// @param usual how many orders there are where nobody says
  public static SeededOrders asked(int usual) {
    return new SeededOrders(
        Long.getLong("firstkey.seed", System.currentTimeMillis()),
        Integer.getInteger("firstkey.orders", usual));
  }

  /// One of the orders: every event once at least.
  ///
  /// @param history its name, so that each history has orders of its own
  /// @param at which one, from 0
  public <T> List<T> order(String history, int at, List<T> events) {
    Random random = Random.from(new SplittableRandom(seed * 31 + history.hashCode() * 1009L + at));
    List<T> repeated = new ArrayList<>();
    for (T event : events) {
      repeated.addAll(Collections.nCopies(times(random), event));
    }
    Collections.shuffle(repeated, random);
    return repeated;
  }

  /// One of three comes again, two or three times.
  private static int times(Random random) {
    return random.nextInt(3) > 0 ? 1 : 2 + random.nextInt(2);
  }

  /// All of them at once: the first of each list, then the second of each, and so on.
  public static <T> List<T> sideBySide(List<List<T>> lists) {
    int longest = lists.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, longest)
        .boxed()
        .flatMap(at -> lists.stream().filter(list -> at < list.size()).map(list -> list.get(at)))
        .toList();
  }

  /// How to have this run again.
  @Override
  public String toString() {
    return number + " orders of each history, -Dfirstkey.seed=" + seed;
  }
}
