package dev.firstkey.passissuer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Notes how far the audit log has come. To be called inside a transaction.
@ApplicationScoped
public class KeepEvidence {
  private final Evidence evidence;

  KeepEvidence(Evidence evidence) {
    this.evidence = evidence;
  }

  /// The audit log says that every event up to this time is in it.
  public Uni<Void> reached(Instant asOf) {
    return evidence.reaches(asOf);
  }
}
