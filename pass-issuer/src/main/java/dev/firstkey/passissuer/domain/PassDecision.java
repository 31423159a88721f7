package dev.firstkey.passissuer.domain;

import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Window;
import java.util.UUID;

/// The answer to a request for a pass.
public sealed interface PassDecision {

  /// No.
  record Refuse(RefusalReason reason) implements PassDecision {}

  /// Not before so many people more have approved.
  record NeedApprovals(int missing) implements PassDecision {}

  /// Yes.
  ///
  /// @param caseId the case it rests on
  /// @param accountId the directory's id of the account
  /// @param window its minutes
  /// @param requirements what the authenticator must be like
  record Issue(UUID caseId, String accountId, Window window, AuthenticatorRequirements requirements)
      implements PassDecision {}
}
