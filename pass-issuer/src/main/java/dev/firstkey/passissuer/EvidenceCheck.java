package dev.firstkey.passissuer;

import dev.firstkey.outbox.Transactions;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Not ready while nothing can be given for want of evidence.
@Readiness
@ApplicationScoped
class EvidenceCheck implements AsyncHealthCheck {
  private final Transactions transactions;
  private final Evidence evidence;

  EvidenceCheck(Transactions transactions, Evidence evidence) {
    this.transactions = transactions;
    this.evidence = evidence;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return transactions
        .run(evidence::isKept)
        .onFailure()
        .recoverWithItem(false)
        .map(kept -> HealthCheckResponse.named("evidence is kept").status(kept).build());
  }
}
