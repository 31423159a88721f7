package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.Topic;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the streams ended at some moments, until what stood there then has been heard. A partition
/// that is not heard keeps its oldest moments and takes no more than [#MOST], so that it catches up
/// step by step and costs no more memory the longer it stands.
public final class Sightings {
  static final int MOST = 60;

  private final Set<Topic> streams;
  private final List<Deque<Sighting>> waiting = new ArrayList<>();
  private final List<@Nullable Instant> caughtUp = new ArrayList<>();

  private record Sighting(Instant at, Offsets ends) {}

  /// @param streams what is heard
  /// @param partitions how many partitions each of them has
  public Sightings(Set<Topic> streams, int partitions) {
    this.streams = Set.copyOf(streams);
    for (int partition = 0; partition < partitions; partition++) {
      waiting.add(new ArrayDeque<>());
      caughtUp.add(null);
    }
  }

  /// The streams end there. A partition of which that is not known for each stream sees nothing.
  ///
  /// @param at a time before they were asked
  public void saw(Instant at, Offsets ends) {
    for (int partition = 0; partition < waiting.size(); partition++) {
      Deque<Sighting> sightings = waiting.get(partition);
      if (sightings.size() < MOST && ends.know(streams, partition)) {
        sightings.addLast(new Sighting(at, ends));
      }
    }
  }

  /// So far has been heard.
  public void heard(Offsets heard) {
    for (int partition = 0; partition < waiting.size(); partition++) {
      Deque<Sighting> sightings = waiting.get(partition);
      while (!sightings.isEmpty() && heard.reach(sightings.getFirst().ends(), streams, partition)) {
        caughtUp.set(partition, sightings.removeFirst().at());
      }
    }
  }

  /// The newest moment at which nothing stood in the partition that has not been heard by now.
  public Optional<Instant> caughtUp(int partition) {
    return Optional.ofNullable(caughtUp.get(partition));
  }
}
