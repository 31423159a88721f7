package dev.firstkey.passissuer;

import dev.firstkey.contracts.AuditPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Notes how far the audit log has come. To be called inside a transaction.
@ApplicationScoped
public class KeepEvidence {
  private final Evidence evidence;

  KeepEvidence(Evidence evidence) {
    this.evidence = evidence;
  }

  /// The audit log says where it is.
  public Uni<Void> reached(AuditPosition position) {
    return evidence.reaches(position.asOf());
  }
}
