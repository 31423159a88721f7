package dev.firstkey.revocationworker;

import dev.firstkey.revocationworker.domain.CaseRecord;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/// The enrollment cases that are known. Each call joins the caller's transaction.
public interface Cases {

  /// The case; one of which nothing is known where there is none.
  Uni<CaseRecord> find(UUID caseId);

  /// Writes what is known now. The transaction fails where somebody else has changed the case since
  /// it was found.
  Uni<Void> save(CaseRecord record);
}
