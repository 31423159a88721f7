package dev.firstkey.auditsink.domain;

import dev.firstkey.contracts.EventType;

/// Which class and activity of the Open Cybersecurity Schema Framework 1.8.0 an event is, by its
/// type alone. An enrollment is told from a sign-in: nothing is Authentication (3002).
///
/// @param classUid 3001 Account Change, which is about a user, or 3004 Entity Management
/// @param activityId what of it
/// @param entity what kind of thing it is about, where it is about no user
public record OcsfClass(int classUid, int activityId, String entity) {
  /// Account Change.
  public static final int ACCOUNT_CHANGE = 3001;

  /// Entity Management.
  public static final int ENTITY_MANAGEMENT = 3004;

  /// Account Change: MFA Factor Enable.
  public static final int FACTOR_ENABLE = 10;

  /// Account Change: MFA Factor Disable.
  public static final int FACTOR_DISABLE = 11;

  /// What no activity of a class is: `activity_name` says it.
  public static final int OTHER = 99;

  /// Of a type that is not known here: a later version wrote it.
  public static final OcsfClass UNKNOWN = new OcsfClass(ENTITY_MANAGEMENT, OTHER, "Record");

  private static final int CREATE = 1;
  private static final int ENABLE_ACCOUNT = 2;
  private static final int READ = 2;
  private static final int UPDATE = 3;
  private static final int DELETE = 4;
  private static final int DISABLE_ACCOUNT = 5;
  private static final int DELETE_ACCOUNT = 6;
  private static final int ENROLL = 6;
  private static final int ENABLE = 8;
  private static final int ACTIVATE = 10;
  private static final int DEACTIVATE = 11;

  private static final String PASS = "EnrollmentPass";
  private static final String CASE = "EnrollmentCase";
  private static final String TRANSACTION = "EnrollmentTransaction";
  private static final String PROOFING = "IdentityProofing";
  private static final String RECORD = "Record";

  /// The class of an event of this type.
  public static OcsfClass of(EventType type) {
    return switch (type) {
      case JOINER_ACCEPTED -> account(CREATE);
      case JOINER_CHANGED -> account(OTHER);
      case ACCOUNT_PROVISIONED -> account(ENABLE_ACCOUNT);
      case ACCOUNT_DRIFTED -> account(OTHER);
      case DIRECTORY_COMPARED -> entity(READ, "Directory");
      case JOINER_WITHDRAWN, JOINER_DEPARTED, ACCOUNT_DISABLED -> account(DISABLE_ACCOUNT);
      case PROFILE_ERASED -> account(DELETE_ACCOUNT);
      case AUTHENTICATOR_PUBLISHED -> account(FACTOR_ENABLE);
      case AUTHENTICATOR_REVOKED -> account(FACTOR_DISABLE);
      case AUTHENTICATOR_UNPUBLISHED -> entity(DELETE, "PublishedAuthenticator");
      case CASE_OPENED -> entity(CREATE, CASE);
      case CASE_CLOSED, CASE_EXPIRED -> entity(DEACTIVATE, CASE);
      case PASS_REQUESTED -> entity(UPDATE, "EnrollmentApproval");
      case PASS_ISSUED, PASS_REFUSED -> entity(CREATE, PASS);
      case PASS_DELIVERED -> entity(ENABLE, PASS);
      case REDEMPTION_REFUSED -> entity(ACTIVATE, PASS);
      case ENROLLMENT_COMPLETED -> entity(ENROLL, PASS);
      case PASS_REVOKED, PASS_EXPIRED, PASS_UNOPENED -> entity(DELETE, PASS);
      case TRANSACTION_OPENED -> entity(CREATE, TRANSACTION);
      case TRANSACTION_SECOND_OPENED -> entity(OTHER, TRANSACTION);
      case PROOFING_STATED, PROOFING_PASSED, PROOFING_FAILED -> entity(UPDATE, PROOFING);
      case SCIM_REFUSED -> entity(OTHER, "ScimService");
      case WORKER_LOOKED_UP -> entity(READ, "Worker");
      case AUDIT_ACCESSED -> entity(READ, "AuditLog");
      case JOINER_REJECTED, JOINER_QUARANTINED, JOINER_IGNORED -> entity(CREATE, "JoinerRecord");
      case JOINER_SEPARATED -> entity(OTHER, "JoinerRecord");
      case HRIS_WORKER_HIRED,
          HRIS_WORKER_CHANGED,
          HRIS_WORKER_WITHDRAWN,
          HRIS_WORKER_LEFT,
          WORKER_PROFILE,
          HRIS_WRITEBACK,
          JOINER_RECORD_GIVEN_UP,
          JOINER_RECORD_REPLAYED,
          ISSUANCE_RECORD_GIVEN_UP,
          ISSUANCE_RECORD_REPLAYED,
          ENROLLMENT_RECORD_GIVEN_UP,
          ENROLLMENT_RECORD_REPLAYED,
          REVOCATION_RECORD_GIVEN_UP,
          REVOCATION_RECORD_PARKED,
          REVOCATION_RECORD_REPLAYED,
          REVOCATION_HEARTBEAT,
          AUDIT_CHECKPOINT,
          AUDIT_POSITION ->
          entity(OTHER, RECORD);
    };
  }

  private static OcsfClass account(int activity) {
    return new OcsfClass(ACCOUNT_CHANGE, activity, "");
  }

  private static OcsfClass entity(int activity, String kind) {
    return new OcsfClass(ENTITY_MANAGEMENT, activity, kind);
  }

  /// Whether it is about a user.
  public boolean isAccount() {
    return classUid == ACCOUNT_CHANGE;
  }

  /// Whether it is about an authenticator of a user.
  public boolean isFactor() {
    return isAccount() && (activityId == FACTOR_ENABLE || activityId == FACTOR_DISABLE);
  }
}
