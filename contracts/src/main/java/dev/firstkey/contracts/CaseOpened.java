package dev.firstkey.contracts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An enrollment case says what is expected of an episode; it has no power.
///
/// @param caseId The case.
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param purpose What an authenticator is registered for; purposes never mix.
/// @param state Whether approvals are missing.
/// @param window When a pass may be asked for.
/// @param deviceContext Which kind of device the worker will enroll on.
/// @param approvalsWanted How many approvals policy wants.
/// @param policyVersion The policy that decided.
/// @param proofing The ways of confirming the person that suffice, as policy has it now. May be
///   null.
/// @param witness Whether a second person has to confirm it, as policy has it now. May be null.
public record CaseOpened(
    UUID caseId,
    String workerId,
    String episodeId,
    Purpose purpose,
    CaseState state,
    Window window,
    DeviceContext deviceContext,
    int approvalsWanted,
    String policyVersion,
    @Nullable List<ProofingMethod> proofing,
    @Nullable Boolean witness)
    implements IssuanceFact {

  public CaseOpened {
    Require.present(caseId, "caseId");
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(purpose, "purpose");
    Require.present(state, "state");
    Require.present(window, "window");
    Require.present(deviceContext, "deviceContext");
    Require.text(policyVersion, "policyVersion");
    proofing = proofing == null ? null : List.copyOf(proofing);
  }
}
