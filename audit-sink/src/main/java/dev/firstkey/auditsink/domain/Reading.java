package dev.firstkey.auditsink.domain;

import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.RevocationHeartbeat;
import java.time.Instant;

/// What could be read of a record.
public sealed interface Reading {

  /// An event that belongs on its topic.
  record Readable(Statement statement) implements Reading {}

  /// revocation-worker's heartbeat, on the partition that it speaks of.
  record Heartbeat(Place place) implements Reading {}

  /// No event, or none that belongs there.
  record Unreadable(DeadLetterCode code) implements Reading {}

  /// Reads a record. Never throws on bytes, whatever they are.
  ///
  /// @param topicPrefix what stands before the names of the installation's topics
  static Reading of(Arrival arrival, String topicPrefix) {
    if (!arrival.fitsIntoALeaf()) {
      return new Unreadable(DeadLetterCode.TOO_LARGE);
    }
    return switch (EventCodec.decode(arrival.bytes())) {
      case Decoded.Unreadable(DeadLetterCode code) -> new Unreadable(code);
      case Decoded.Readable(Event event) -> of(event, arrival.place(), topicPrefix);
    };
  }

  private static Reading of(Event event, Place place, String topicPrefix) {
    if (!event.type().topic().name(topicPrefix).equals(place.topic())) {
      return new Unreadable(DeadLetterCode.WRONG_TOPIC);
    }
    if (event.fact() instanceof RevocationHeartbeat heartbeat
        && heartbeat.partition() == place.partition()) {
      return new Heartbeat(place);
    }
    return Years.hold(event.envelope().time())
        ? new Readable(Statement.of(event))
        : new Unreadable(DeadLetterCode.NOT_A_CLOUDEVENT);
  }

  /// RFC 3339 (CloudEvents 1.0, `time`) knows years of four digits; a database knows some more, and
  /// no database knows all that Java can read.
  final class Years {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant BEYOND = Instant.parse("9999-12-31T23:59:59Z");

    private Years() {}

    /// Whether the instant can be kept.
    public static boolean hold(Instant time) {
      return !time.isBefore(FIRST) && time.isBefore(BEYOND);
    }
  }
}
