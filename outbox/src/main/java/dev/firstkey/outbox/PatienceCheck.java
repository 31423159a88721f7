package dev.firstkey.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Readiness: red while a record cannot be handled.
@Readiness
@ApplicationScoped
class PatienceCheck implements HealthCheck {
  private final Patience patience;

  PatienceCheck(Patience patience) {
    this.patience = patience;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("records are handled");
    patience.waiting().forEach(what -> response.withData(what, "repeating"));
    return response.status(patience.waiting().isEmpty()).build();
  }
}
