package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.outbox.Patience;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/// Hears that revocation-worker is not behind. It leaves no receipt: the greatest time stays the
/// greatest, however often it is heard. What is so old that it could clear nothing costs no
/// transaction, so that a gateway that wakes has soon heard what it missed.
@ApplicationScoped
public class WatchHeartbeat {
  private final Patience patience;
  private final Transactions transactions;
  private final Sight sight;
  private final Clock clock;
  private final Duration stale;

  WatchHeartbeat(
      Patience patience,
      Transactions transactions,
      Sight sight,
      Clock clock,
      GatewayConfig config) {
    this.patience = patience;
    this.transactions = transactions;
    this.sight = sight;
    this.clock = clock;
    this.stale = config.blindAfter().multipliedBy(2);
  }

  public Uni<Void> heard(RevocationHeartbeat heartbeat) {
    return heartbeat.asOf().isBefore(clock.instant().minus(stale))
        ? Uni.createFrom().voidItem()
        : patience.untilDone("a heartbeat", () -> keep(heartbeat));
  }

  private Uni<Void> keep(RevocationHeartbeat heartbeat) {
    return transactions.run(() -> sight.reaches(heartbeat.partition(), heartbeat.asOf()));
  }
}
