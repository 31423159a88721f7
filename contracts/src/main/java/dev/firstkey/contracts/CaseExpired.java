package dev.firstkey.contracts;

import java.time.Instant;
import java.util.UUID;

/// The window of the case is over and nobody enrolled.
///
/// @param caseId The case.
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param expiresAt When the window was over.
public record CaseExpired(UUID caseId, String workerId, String episodeId, Instant expiresAt)
    implements ExpiryFact {

  public CaseExpired {
    Require.present(caseId, "caseId");
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(expiresAt, "expiresAt");
  }
}
