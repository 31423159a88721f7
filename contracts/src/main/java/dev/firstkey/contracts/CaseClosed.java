package dev.firstkey.contracts;

import java.util.UUID;

/// Nothing more is expected under the case.
///
/// @param caseId The case.
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param purpose What an authenticator is registered for; purposes never mix.
/// @param reason Why.
public record CaseClosed(
    UUID caseId, String workerId, String episodeId, Purpose purpose, CaseClosing reason)
    implements IssuanceFact {

  public CaseClosed {
    Require.present(caseId, "caseId");
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(purpose, "purpose");
    Require.present(reason, "reason");
  }
}
