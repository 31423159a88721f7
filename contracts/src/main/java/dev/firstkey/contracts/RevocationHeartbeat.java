package dev.firstkey.contracts;

import java.time.Instant;
import java.util.Optional;

/// How far revocation-worker has heard what could end a pass. It is about no worker but about a
/// partition, in which alone it is said, and behind every revocation that was said there before.
///
/// @param partition The partition, of every topic.
/// @param asOf The time up to which revocation-worker has caught up with that partition of each
///   stream it hears, by its database's clock.
public record RevocationHeartbeat(int partition, Instant asOf) implements RevocationFact {

  public RevocationHeartbeat {
    if (partition < 0) {
      throw new IllegalArgumentException("partition is negative");
    }
    Require.present(asOf, "asOf");
  }

  /// The subject and key of what is said about a partition. No workerId can look like it.
  public static String subject(int partition) {
    return "partition:" + partition;
  }

  /// The heartbeat of a partition, as a record of it is heard. Empty for anything else, a heartbeat
  /// on another partition included: there it stands behind nothing.
  public static Optional<RevocationHeartbeat> heardIn(int partition, byte[] value) {
    return EventCodec.decode(value) instanceof Decoded.Readable(Event event)
            && event.fact() instanceof RevocationHeartbeat heartbeat
            && heartbeat.partition() == partition
        ? Optional.of(heartbeat)
        : Optional.empty();
  }
}
