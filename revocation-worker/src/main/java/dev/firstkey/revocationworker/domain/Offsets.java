package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.Topic;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// A place in each partition of some streams.
///
/// @param places the offsets; a partition of which nothing is known is missing
public record Offsets(Map<Place, Long> places) {

  /// A partition of a stream.
  public record Place(Topic stream, int partition) {}

  public Offsets {
    places = Map.copyOf(places);
  }

  /// Whether every one of these ends is reached. What is not known is not reached.
  public boolean reach(Offsets ends) {
    return ends.places().keySet().stream().allMatch(place -> reaches(ends, place));
  }

  /// Whether these ends are reached in one partition of every one of the streams.
  public boolean reach(Offsets ends, Set<Topic> streams, int partition) {
    return streams.stream().allMatch(stream -> reaches(ends, new Place(stream, partition)));
  }

  private boolean reaches(Offsets ends, Place place) {
    Long end = ends.places().get(place);
    Long mine = places.get(place);
    return end != null && mine != null && mine >= end;
  }

  /// Whether something is known of one partition of every one of the streams.
  public boolean know(Set<Topic> streams, int partition) {
    return streams.stream().allMatch(stream -> places.containsKey(new Place(stream, partition)));
  }

  /// The same for each of so many partitions.
  public boolean areWhole(Set<Topic> streams, int partitions) {
    return IntStream.range(0, partitions).allMatch(partition -> know(streams, partition));
  }
}
