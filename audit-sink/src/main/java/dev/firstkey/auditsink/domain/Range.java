package dev.firstkey.auditsink.domain;

/// Offsets of one partition that follow each other.
///
/// @param topic the full name of the topic
/// @param partition the partition
/// @param from the first offset
/// @param to the last one
public record Range(String topic, int partition, long from, long to) {
  /// The most offsets of a range; with a heartbeat a second, ten minutes of them.
  public static final long LONGEST = 600;

  /// The range of one place.
  public static Range of(Place place) {
    return new Range(place.topic(), place.partition(), place.offset(), place.offset());
  }

  boolean mayEndWith(Place place) {
    return place.offset() == to + 1 && place.offset() - from < LONGEST;
  }

  boolean holds(Place place) {
    return topic.equals(place.topic())
        && partition == place.partition()
        && from <= place.offset()
        && place.offset() <= to;
  }

  Range endingWith(Place place) {
    return new Range(topic, partition, from, place.offset());
  }
}
