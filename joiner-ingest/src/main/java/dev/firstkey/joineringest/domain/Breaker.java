package dev.firstkey.joineringest.domain;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// Whether the directory is to be called: it is left alone while it is away. Times are since any
/// fixed moment, by a clock that only goes forward.
public sealed interface Breaker {
  /// So many calls in a row, for more than one worker, find it away: then it is left alone. One
  /// worker alone does not count, for it may be their account.
  int OPENS_AFTER = 5;

  /// The first pause, which grows to the longest.
  Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /// The longest pause between two tries.
  Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /// A try that has not ended by then is not waited for.
  Duration LONGEST_TRY = Duration.ofSeconds(60);

  /// What a task found.
  enum Found {
    /// The directory answers.
    ANSWERS,
    /// The directory is away, or lets nobody of us in.
    AWAY,
    /// The task failed for something else.
    UNKNOWN
  }

  /// The directory is called.
  ///
  /// @param failures in a row
  /// @param workers whose tasks these were
  record Closed(int failures, Set<String> workers) implements Breaker {
    public Closed {
      workers = Set.copyOf(workers);
    }

    private Breaker oneMore(String workerId, Duration now) {
      Set<String> all = new HashSet<>(workers);
      all.add(workerId);
      return failures + 1 >= OPENS_AFTER && all.size() > 1
          ? new Open(now.plus(FIRST_PAUSE), FIRST_PAUSE)
          : new Closed(Math.min(failures + 1, OPENS_AFTER), all);
    }
  }

  /// The directory is left alone until then.
  record Open(Duration until, Duration pause) implements Breaker {}

  /// One task tries; until then no other does.
  record HalfOpen(Duration until, Duration pause) implements Breaker {
    private Breaker longer(Duration now) {
      Duration doubled = pause.multipliedBy(2);
      Duration next = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
      return new Open(now.plus(next), next);
    }
  }

  /// At the start the directory is called.
  static Breaker closed() {
    return new Closed(0, Set.of());
  }

  /// How many tasks may begin.
  ///
  /// @param free so many could
  default int room(int free, Duration now) {
    return switch (this) {
      case Closed _ -> free;
      case Open(var until, _) -> until.compareTo(now) > 0 ? 0 : Math.min(1, free);
      case HalfOpen(var until, _) -> until.compareTo(now) > 0 ? 0 : Math.min(1, free);
    };
  }

  /// After a task began.
  default Breaker begun(Duration now) {
    return switch (this) {
      case Closed _ -> this;
      case Open(_, var pause) -> new HalfOpen(now.plus(LONGEST_TRY), pause);
      case HalfOpen(_, var pause) -> new HalfOpen(now.plus(LONGEST_TRY), pause);
    };
  }

  /// After there was no task to begin.
  default Breaker idle(Duration now) {
    return switch (this) {
      case Closed _, Open _ -> this;
      case HalfOpen(_, var pause) -> new Open(now, pause);
    };
  }

  /// After a task ended. One that began before the directory was left alone closes it too where it
  /// was answered, and does not make a pause longer.
  default Breaker after(Found found, String workerId, Duration now) {
    return switch (found) {
      case ANSWERS -> closed();
      case AWAY ->
          switch (this) {
            case Closed closed -> closed.oneMore(workerId, now);
            case Open _ -> this;
            case HalfOpen tried -> tried.longer(now);
          };
      case UNKNOWN ->
          switch (this) {
            case Closed _, Open _ -> this;
            case HalfOpen(_, var pause) -> new Open(now.plus(pause), pause);
          };
    };
  }

  /// Whether the directory is left alone.
  default boolean isOpen() {
    return !(this instanceof Closed);
  }
}
