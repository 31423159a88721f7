package dev.firstkey.enrollmentgateway;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Lets a few newcomers at a time to the database of this replica, and fewer of one network, so
/// that a flood from there leaves places for everybody else. Whoever has a transaction does not
/// come this way: no crowd of newcomers takes the last connection from them.
@ApplicationScoped
class Turnstile {

  /// When whoever found it full may come again.
  static final Duration PAUSE = Duration.ofSeconds(1);

  private final Map<String, Integer> ofNetwork = new HashMap<>();
  private final int most;
  private final int mostOfNetwork;
  private int inside;

  @Inject
  Turnstile(GatewayConfig config) {
    this(config.limits().opensAtOnce(), config.limits().opensAtOnceOfNetwork());
  }

  Turnstile(int most, int mostOfNetwork) {
    this.most = most;
    this.mostOfNetwork = mostOfNetwork;
  }

  /// Does the work, or says that it is full.
  ///
  /// @param network whose places are counted
  <T> Uni<T> pass(String network, Supplier<Uni<T>> work, Supplier<Uni<T>> full) {
    return Uni.createFrom().deferred(() -> enter(network) ? inside(network, work) : full.get());
  }

  private <T> Uni<T> inside(String network, Supplier<Uni<T>> work) {
    return Uni.createFrom().deferred(() -> work.get()).onTermination().invoke(() -> leave(network));
  }

  private synchronized boolean enter(String network) {
    int before = ofNetwork.getOrDefault(network, 0);
    if (inside >= most || before >= mostOfNetwork) {
      return false;
    }
    inside++;
    ofNetwork.put(network, before + 1);
    return true;
  }

  private synchronized void leave(String network) {
    inside--;
    ofNetwork.computeIfPresent(network, (_, now) -> now > 1 ? now - 1 : null);
  }
}
