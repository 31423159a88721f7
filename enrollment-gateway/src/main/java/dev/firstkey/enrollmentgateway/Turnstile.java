package dev.firstkey.enrollmentgateway;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Lets a few newcomers at a time to the database of this replica. Whoever has a transaction does
/// not come this way, so that no crowd of newcomers takes the last connection from them.
@ApplicationScoped
class Turnstile {

  /// When whoever found it full may come again.
  static final Duration PAUSE = Duration.ofSeconds(1);

  private final AtomicInteger inside = new AtomicInteger();
  private final int most;

  Turnstile(GatewayConfig config) {
    this.most = config.limits().opensAtOnce();
  }

  /// Does the work, or says that it is full.
  <T> Uni<T> pass(Supplier<Uni<T>> work, Supplier<Uni<T>> full) {
    return Uni.createFrom().deferred(() -> enter() ? inside(work) : full.get());
  }

  private <T> Uni<T> inside(Supplier<Uni<T>> work) {
    return Uni.createFrom()
        .deferred(() -> work.get())
        .onTermination()
        .invoke(inside::decrementAndGet);
  }

  private boolean enter() {
    return inside.getAndUpdate(now -> now < most ? now + 1 : now) < most;
  }
}
