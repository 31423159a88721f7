package dev.firstkey.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Repeats a piece of work until it succeeds. What waits is visible: readiness is red meanwhile,
/// and the channel that called goes on afterwards, in order, with nothing skipped.
@ApplicationScoped
public class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /// How often work is tried that fails in a way that comes again. More than once, since two that
  /// insert the same row at the same moment look like that too.
  static final int TRIES = 5;

  private final Duration longestAttempt;
  private final Map<Object, String> waiting = new ConcurrentHashMap<>();

  /// @param longestAttempt after which an attempt that does not end counts as failed: a connection
  ///   can be lost in ways that nobody is told of
  Patience(
      @ConfigProperty(name = "firstkey.patience.longest-attempt", defaultValue = "60s")
          Duration longestAttempt) {
    this.longestAttempt = longestAttempt;
  }

  /// Repeats the work on the caller's Vert.x context, with growing pauses, for as long as it takes.
  ///
  /// @param what names the work in logs and readiness; no content of a record belongs into it
  public <T> Uni<T> untilDone(String what, Supplier<Uni<T>> work) {
    return repeated(what, work, UnaryOperator::identity);
  }

  /// The same while the failure is one that may pass; one that comes again is tried [#TRIES] times,
  /// and then the item is a failure with [Hopeless].
  <T> Uni<T> whileItMayPass(String what, Supplier<Uni<T>> work) {
    return repeated(what, work, Patience::hopelessInTheEnd);
  }

  private <T> Uni<T> repeated(
      String what, Supplier<Uni<T>> work, Supplier<UnaryOperator<Throwable>> judge) {
    Context context = Objects.requireNonNull(Vertx.currentContext());
    return Uni.createFrom()
        .deferred(() -> {
          Object attempts = new Object();
          UnaryOperator<Throwable> judgement = judge.get();
          return Uni.createFrom()
              .deferred(() -> work.get())
              .runSubscriptionOn(command -> context.runOnContext(_ -> command.run()))
              .ifNoItem()
              .after(longestAttempt)
              .fail()
              .onFailure()
              .transform(judgement)
              .onFailure(failure -> !(failure instanceof Hopeless))
              .invoke(failure -> failed(attempts, what, failure))
              .onFailure(failure -> !(failure instanceof Hopeless))
              .retry()
              .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
              .indefinitely()
              .onTermination()
              .invoke(() -> waiting.remove(attempts));
        });
  }

  private static UnaryOperator<Throwable> hopelessInTheEnd() {
    AtomicInteger lasting = new AtomicInteger();
    return failure ->
        FailureKind.of(failure) == FailureKind.LASTING && lasting.incrementAndGet() >= TRIES
            ? new Hopeless(failure)
            : failure;
  }

  /// What is being repeated now.
  Set<String> waiting() {
    return Set.copyOf(waiting.values());
  }

  private void failed(Object attempts, String what, Throwable failure) {
    waiting.put(attempts, what);
    LOG.warnf("%s failed and will be repeated: %s", what, Causes.describe(failure));
  }
}
