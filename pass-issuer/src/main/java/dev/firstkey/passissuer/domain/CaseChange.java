package dev.firstkey.passissuer.domain;

import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.CaseState;
import java.util.UUID;

/// What is said of a case.
public sealed interface CaseChange {

  /// A case is open, or waits for approvals.
  record Opened(CaseTerms terms, CaseState state) implements CaseChange {}

  /// A case is closed.
  record Closed(UUID caseId, CaseClosing reason) implements CaseChange {}
}
