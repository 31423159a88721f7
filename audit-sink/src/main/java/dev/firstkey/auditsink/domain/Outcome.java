package dev.firstkey.auditsink.domain;

import dev.firstkey.contracts.EventType;
import java.util.Locale;

/// What an event means for whoever wanted something, by its type alone.
public enum Outcome {
  /// It happened as it was wanted.
  OK,
  /// Somebody asked, and did not get it.
  REFUSED,
  /// Something that had been good is good no more. A pass that did its work ends too.
  ENDED;

  /// The outcome of an event of this type.
  public static Outcome of(EventType type) {
    return switch (type) {
      case HRIS_WORKER_HIRED,
          HRIS_WORKER_CHANGED,
          HRIS_WORKER_WITHDRAWN,
          HRIS_WORKER_LEFT,
          WORKER_PROFILE,
          HRIS_WRITEBACK,
          JOINER_ACCEPTED,
          JOINER_CHANGED,
          JOINER_IGNORED,
          JOINER_SEPARATED,
          ACCOUNT_PROVISIONED,
          AUTHENTICATOR_PUBLISHED,
          DIRECTORY_COMPARED,
          CASE_OPENED,
          PASS_ISSUED,
          TRANSACTION_OPENED,
          WORKER_LOOKED_UP,
          PROOFING_STATED,
          PROOFING_PASSED,
          PASS_REQUESTED,
          PASS_DELIVERED,
          TRANSACTION_SECOND_OPENED,
          ENROLLMENT_COMPLETED,
          JOINER_RECORD_GIVEN_UP,
          JOINER_RECORD_REPLAYED,
          ISSUANCE_RECORD_GIVEN_UP,
          ENROLLMENT_RECORD_GIVEN_UP,
          REVOCATION_RECORD_GIVEN_UP,
          ISSUANCE_RECORD_REPLAYED,
          ENROLLMENT_RECORD_REPLAYED,
          REVOCATION_RECORD_REPLAYED,
          REVOCATION_HEARTBEAT,
          AUDIT_ACCESSED,
          AUDIT_CHECKPOINT,
          AUDIT_POSITION ->
          OK;
      case JOINER_REJECTED,
          JOINER_QUARANTINED,
          PROOFING_FAILED,
          PASS_REFUSED,
          REDEMPTION_REFUSED,
          SCIM_REFUSED,
          REVOCATION_RECORD_PARKED ->
          REFUSED;
      case JOINER_WITHDRAWN,
          JOINER_DEPARTED,
          ACCOUNT_DISABLED,
          ACCOUNT_DRIFTED,
          AUTHENTICATOR_UNPUBLISHED,
          PROFILE_ERASED,
          CASE_CLOSED,
          CASE_EXPIRED,
          PASS_EXPIRED,
          PASS_UNOPENED,
          PASS_REVOKED,
          AUTHENTICATOR_REVOKED ->
          ENDED;
    };
  }

  /// The word as it stands in entries.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
