package dev.firstkey.passissuer;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/// Whether what is decided would be kept as evidence. Where it would not, nothing is given.
public interface Evidence {

  /// Whether the audit log has come far enough and this service's own outbox is not too full, by
  /// the database's clock, now. Seen inside the caller's transaction.
  Uni<Boolean> isKept();

  /// The audit log holds everything that was said until then. An older word changes nothing, and
  /// nobody's clock reaches beyond the database's.
  Uni<Void> reaches(Instant asOf);
}
