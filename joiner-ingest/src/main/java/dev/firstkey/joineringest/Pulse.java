package dev.firstkey.joineringest;

import io.micrometer.core.instrument.Counter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks every second for something to do, in lanes: of each at most so much in a round, so that
/// none waits behind all of another. One round at a time in a replica; every replica looks, and the
/// rows know what is still to do.
final class Pulse {
  private static final Logger LOG = Logger.getLogger(Pulse.class);
  private static final long MILLIS = 1000;

  private final Vertx vertx;
  private final Work work;
  private final Counter failures;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile @Nullable OwnContexts contexts;
  private volatile boolean open;
  private long timer;

  /// What there is to do.
  ///
  /// @param name for the log
  /// @param most how much of a lane in one round
  /// @param lanes that may have something to do, each in a transaction of its own
  /// @param next does one thing of a lane; false where there is nothing
  /// @param done what to do after each
  record Work(
      String name,
      int most,
      Supplier<Uni<List<String>>> lanes,
      Function<String, Uni<Boolean>> next,
      Runnable done) {}

  /// @param failures counts rounds that ended early
  Pulse(Vertx vertx, Work work, Counter failures) {
    this.vertx = vertx;
    this.work = work;
    this.failures = failures;
  }

  void start() {
    open = true;
    vertx.runOnContext(
        _ -> contexts = new OwnContexts(Objects.requireNonNull(Vertx.currentContext())));
    timer = vertx.setPeriodic(MILLIS, _ -> wake());
  }

  void stop() {
    open = false;
    vertx.cancelTimer(timer);
  }

  private void wake() {
    OwnContexts now = contexts;
    if (now != null && running.compareAndSet(false, true)) {
      now.run(_ -> work.lanes().get())
          .flatMap(lanes -> round(now, lanes))
          .subscribe()
          .with(_ -> running.set(false), this::failed);
    }
  }

  private Uni<Void> round(OwnContexts now, List<String> lanes) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (String lane : lanes) {
      all = all.chain(() -> some(now, lane, work.most()));
    }
    return all;
  }

  private Uni<Void> some(OwnContexts now, String lane, int most) {
    return most == 0 || !open
        ? Uni.createFrom().voidItem()
        : now.run(_ -> work.next().apply(lane))
            .flatMap(isDone -> isDone ? more(now, lane, most) : Uni.createFrom().voidItem());
  }

  private Uni<Void> more(OwnContexts now, String lane, int most) {
    work.done().run();
    return some(now, lane, most - 1);
  }

  /// The next pulse tries again.
  private void failed(Throwable failure) {
    failures.increment();
    LOG.warnf("%s failed failure=%s", work.name(), failure.getClass().getName());
    running.set(false);
  }
}
