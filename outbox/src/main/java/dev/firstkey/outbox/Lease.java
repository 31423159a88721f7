package dev.firstkey.outbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/// Whose turn it is to publish, as this replica knows it. The lease is renewed long before it ends,
/// whatever is in flight, and counts as lost some time before others may take it. It saves work and
/// keeps repeats rare; the order does not rest on it.
final class Lease {
  /// For how long it is taken in the database.
  static final Duration LENGTH = Duration.ofSeconds(10);

  private static final long HELD_NANOS = LENGTH.minusSeconds(2).toNanos();
  private static final long RENEWED_NANOS = LENGTH.dividedBy(4).toNanos();

  private final Supplier<Uni<Boolean>> taking;
  private volatile boolean mine;
  private volatile long takenAt;

  /// @param taking takes or renews it in the database; false while another replica has it
  Lease(Supplier<Uni<Boolean>> taking) {
    this.taking = taking;
  }

  /// Whether sends may start.
  boolean isHeld() {
    return mine && System.nanoTime() - takenAt < HELD_NANOS;
  }

  /// Takes or renews it where that is due; whether it is held then.
  Uni<Boolean> hold() {
    return isHeld() && System.nanoTime() - takenAt < RENEWED_NANOS
        ? Uni.createFrom().item(true)
        : take();
  }

  /// The time runs from before the question, so it is never longer than in the database.
  private Uni<Boolean> take() {
    return Uni.createFrom()
        .deferred(() -> {
          long asked = System.nanoTime();
          return taking.get().invoke(taken -> note(taken, asked));
        })
        .map(_ -> isHeld());
  }

  private void note(boolean taken, long asked) {
    mine = false;
    takenAt = asked;
    mine = taken;
  }
}
