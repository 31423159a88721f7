package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// Every reason for which Firstkey refuses, one closed list: the same words in the problem, the
/// metric, the event and the audit entry.
public enum RefusalReason {
  NO_OPEN_CASE,
  BEFORE_WINDOW,
  AFTER_WINDOW,
  WORKER_LEFT,
  HIRE_WITHDRAWN,
  ACCOUNT_NOT_READY,
  APPROVAL_MISSING,
  POLICY_FORBIDS,
  WITNESS_MISSING,
  EXPIRED,
  ALREADY_USED,
  REVOKED,
  SUPERSEDED,
  WRONG_KEY,
  WRONG_TRANSACTION,
  PROOF_INVALID,
  PROOF_REPLAYED,
  CHALLENGE_STALE,
  CEREMONY_INVALID,
  CREDENTIAL_KNOWN,
  TOO_MANY_FAILURES,
  BLIND,
  UNDECIDED,
  EVIDENCE_UNAVAILABLE,
  RATE_LIMITED;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
