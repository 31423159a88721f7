package dev.firstkey.meaning;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/// The time of a log by its entries alone, in seconds: the third newest time that any of them says,
/// so one that says it happened in a thousand years, and another, move it nowhere. It goes on at
/// once after a quiet night.
final class LogClock {
  private static final int BELIEVED = 3;
  private static final long NEVER = Instant.MIN.getEpochSecond();

  /// How long what has to follow may take. Streams have no order among each other.
  private static final long GRACE = Duration.ofMinutes(10).toSeconds();

  private final PriorityQueue<Long> newest = new PriorityQueue<>();
  private boolean late;
  private boolean running;
  private long begun;

  /// When something happened.
  ///
  /// @param said by the entry itself
  /// @param read the log's time when it was read
  record Moment(long said, long read) {}

  /// The first entry that it will read is not the first of the log.
  void beginLate() {
    late = true;
  }

  /// Whether there were entries before the first that it read.
  boolean isLate() {
    return late;
  }

  /// Whether it happened so near to the first entry that what belongs to it may stand before that.
  boolean isAtTheBeginning(Moment at) {
    return late && (!running || at.read() <= begun + GRACE);
  }

  /// When an entry happened that says this time.
  Moment tick(Instant time) {
    long said = time.getEpochSecond();
    newest.add(said);
    if (newest.size() > BELIEVED) {
      newest.remove();
    }
    if (!running && newest.size() == BELIEVED) {
      running = true;
      begun = now();
    }
    return new Moment(said, now());
  }

  private long now() {
    Long now = newest.peek();
    return now == null ? NEVER : now;
  }

  /// Whether what had to follow upon this has had its time. Who says a time that the log has not
  /// nearly reached is judged by when it was read.
  boolean isLongAfter(Moment at) {
    return isLongAfter(at.said() > now() + GRACE ? at.read() : at.said());
  }

  /// The same of a time.
  boolean isLongAfter(long at) {
    return at + GRACE < now();
  }
}
