package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RevocationHeartbeat;
import dev.firstkey.outbox.Patience;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Hears that revocation-worker is not behind. It leaves no receipt: the greatest time stays the
/// greatest, however often it is heard.
@ApplicationScoped
public class WatchHeartbeat {
  private final Patience patience;
  private final Transactions transactions;
  private final Sight sight;

  WatchHeartbeat(Patience patience, Transactions transactions, Sight sight) {
    this.patience = patience;
    this.transactions = transactions;
    this.sight = sight;
  }

  public Uni<Void> heard(RevocationHeartbeat heartbeat) {
    return patience.untilDone(
        "a heartbeat",
        () -> transactions.run(() -> sight.reaches(heartbeat.partition(), heartbeat.asOf())));
  }
}
