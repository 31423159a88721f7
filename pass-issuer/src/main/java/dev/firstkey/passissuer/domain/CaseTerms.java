package dev.firstkey.passissuer.domain;

import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Window;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a case expects.
///
/// @param caseId the case
/// @param window when a pass may be asked for
/// @param deviceContext which kind of device the worker enrolls on
/// @param approvalsWanted how many approvals the policy wanted when HR stated this
/// @param policyVersion that policy
/// @param accessBundle which access the worker is to have; may be null
public record CaseTerms(
    UUID caseId,
    Window window,
    DeviceContext deviceContext,
    int approvalsWanted,
    String policyVersion,
    @Nullable String accessBundle) {

  /// With no bundle.
  public CaseTerms(
      UUID caseId,
      Window window,
      DeviceContext deviceContext,
      int approvalsWanted,
      String policyVersion) {
    this(caseId, window, deviceContext, approvalsWanted, policyVersion, null);
  }

  /// Whether the other terms expect the same of the worker, so that the case goes on.
  boolean expectTheSameAs(CaseTerms other) {
    return window.equals(other.window)
        && deviceContext == other.deviceContext
        && Objects.equals(accessBundle, other.accessBundle);
  }
}
