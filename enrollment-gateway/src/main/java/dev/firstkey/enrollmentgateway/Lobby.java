package dev.firstkey.enrollmentgateway;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Where device keys wait of which this replica has not yet seen a visit of their own: whoever can
/// sign proofs can ask about visits that never were, and must not take the connections of those who
/// have one. A few of them at a time go to the database, half as many as may open one, so that both
/// together leave connections free; fewer of one network. A key whose visit was found once comes by
/// for as long as this replica remembers it.
@ApplicationScoped
public class Lobby {

  /// When whoever found it full may come again.
  public static final Duration PAUSE = Turnstile.PAUSE;

  private static final int REMEMBERED = 20_000;

  private final Map<String, Boolean> known = new Remembered();
  private final Turnstile turnstile;
  private final Tally tally;

  Lobby(GatewayConfig config, Tally tally) {
    this.turnstile =
        new Turnstile(
            half(config.limits().opensAtOnce()), half(config.limits().opensAtOnceOfNetwork()));
    this.tally = tally;
  }

  private static int half(int places) {
    return Math.max(1, places / 2);
  }

  private static final class Remembered extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1;

    Remembered() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }

  /// Does the work, or what is done where there is no place.
  ///
  /// @param jkt the thumbprint of the key that calls
  /// @param network a pseudonym of the network address
  public <T> Uni<T> pass(String jkt, String network, Supplier<Uni<T>> work, Supplier<Uni<T>> full) {
    return isKnown(jkt)
        ? Uni.createFrom().deferred(() -> work.get())
        : turnstile.pass(network, work, () -> turnedAway(full));
  }

  private <T> Uni<T> turnedAway(Supplier<Uni<T>> full) {
    tally.seen("lobby", "full");
    return full.get();
  }

  /// A visit of this key was found.
  synchronized void knows(String jkt) {
    known.put(jkt, true);
  }

  private synchronized boolean isKnown(String jkt) {
    return known.get(jkt) != null;
  }
}
