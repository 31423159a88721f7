package dev.firstkey.meaning;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The time of a log by its entries alone: the third newest time that any of them says, so one that
/// says it happened in a thousand years, and another, move it nowhere. It goes on at once after a
/// quiet night.
final class LogClock {
  /// How long what has to follow may take. Streams have no order among each other.
  static final Duration GRACE = Duration.ofMinutes(10);

  private static final int BELIEVED = 3;

  private final PriorityQueue<Instant> newest = new PriorityQueue<>();
  private boolean late;
  private @Nullable Instant begun;

  /// When something happened.
  ///
  /// @param said by the entry itself
  /// @param read the log's time when it was read
  record Moment(Instant said, Instant read) {}

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
    return late && (begun == null || !at.read().isAfter(begun.plus(GRACE)));
  }

  /// When an entry happened that says this time.
  Moment tick(Instant said) {
    newest.add(said);
    if (newest.size() > BELIEVED) {
      newest.remove();
    }
    if (begun == null && newest.size() == BELIEVED) {
      begun = now();
    }
    return new Moment(said, now());
  }

  private Instant now() {
    Instant now = newest.peek();
    return now == null ? Instant.MIN : now;
  }

  /// Whether what had to follow upon this has had its time. Who says a time that the log has not
  /// nearly reached is judged by when it was read.
  boolean isLongAfter(Moment at) {
    return isLongAfter(at.said().isAfter(now().plus(GRACE)) ? at.read() : at.said());
  }

  /// The same of a time.
  boolean isLongAfter(Instant at) {
    return at.plus(GRACE).isBefore(now());
  }
}
