package dev.firstkey.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Repeats a piece of work until it succeeds. What waits is visible: readiness is red meanwhile,
/// and the channel that called goes on afterwards, in order, with nothing skipped.
@ApplicationScoped
public class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  /// Repeats the work on the caller's Vert.x context, with growing pauses, for as long as it takes.
  ///
  /// @param what names the work in logs and readiness; no content of a record belongs into it
  public <T> Uni<T> untilDone(String what, Supplier<Uni<T>> work) {
    Context context = Vertx.currentContext();
    return Uni.createFrom()
        .deferred(() -> work.get())
        .runSubscriptionOn(command -> context.runOnContext(_ -> command.run()))
        .onFailure()
        .invoke(failure -> failed(what, failure))
        .onFailure()
        .retry()
        .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
        .indefinitely()
        .invoke(_ -> waiting.remove(what));
  }

  /// What is being repeated now.
  Set<String> waiting() {
    return Set.copyOf(waiting);
  }

  private void failed(String what, Throwable failure) {
    waiting.add(what);
    LOG.warnf(failure, "%s failed and will be repeated", what);
  }
}
