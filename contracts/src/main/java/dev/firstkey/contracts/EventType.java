package dev.firstkey.contracts;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every event of the chain with its topic and its record. The type string is
/// `dev.firstkey.NAME.v1`; a breaking change is a new major version, never an edit.
public enum EventType {
  HRIS_WORKER_HIRED("hris.worker.hired", Topic.HRIS, HrisHired.class),
  HRIS_WORKER_CHANGED("hris.worker.changed", Topic.HRIS, HrisChanged.class),
  HRIS_WORKER_WITHDRAWN("hris.worker.withdrawn", Topic.HRIS, HrisWithdrawn.class),
  HRIS_WORKER_LEFT("hris.worker.left", Topic.HRIS, HrisLeft.class),
  JOINER_ACCEPTED("joiner.accepted", Topic.JOINER, JoinerAccepted.class),
  JOINER_CHANGED("joiner.changed", Topic.JOINER, JoinerChanged.class),
  JOINER_WITHDRAWN("joiner.withdrawn", Topic.JOINER, JoinerWithdrawn.class),
  JOINER_DEPARTED("joiner.departed", Topic.JOINER, JoinerDeparted.class),
  JOINER_REJECTED("joiner.rejected", Topic.JOINER, JoinerRejected.class),
  JOINER_IGNORED("joiner.ignored", Topic.JOINER, JoinerIgnored.class),
  JOINER_QUARANTINED("joiner.quarantined", Topic.JOINER, JoinerQuarantined.class),
  JOINER_SEPARATED("joiner.separated", Topic.JOINER, JoinerSeparated.class),
  ACCOUNT_PROVISIONED("account.provisioned", Topic.JOINER, AccountProvisioned.class),
  ACCOUNT_DISABLED("account.disabled", Topic.JOINER, AccountDisabled.class),
  AUTHENTICATOR_PUBLISHED("authenticator.published", Topic.JOINER, AuthenticatorPublished.class),
  AUTHENTICATOR_UNPUBLISHED(
      "authenticator.unpublished", Topic.JOINER, AuthenticatorUnpublished.class),
  ACCOUNT_DRIFTED("account.drifted", Topic.JOINER, AccountDrifted.class),
  DIRECTORY_COMPARED("directory.compared", Topic.JOINER, DirectoryCompared.class),
  SCIM_REFUSED("scim.refused", Topic.JOINER, ScimRefused.class),
  PROFILE_ERASED("profile.erased", Topic.JOINER, ProfileErased.class),
  JOINER_RECORD_GIVEN_UP("joiner.record.given-up", Topic.JOINER, JoinerRecordGivenUp.class),
  JOINER_RECORD_REPLAYED("joiner.record.replayed", Topic.JOINER, JoinerRecordReplayed.class),
  CASE_OPENED("case.opened", Topic.ISSUANCE, CaseOpened.class),
  CASE_CLOSED("case.closed", Topic.ISSUANCE, CaseClosed.class),
  PASS_ISSUED("pass.issued", Topic.ISSUANCE, PassIssued.class),
  PASS_REFUSED("pass.refused", Topic.ISSUANCE, PassRefused.class),
  ISSUANCE_RECORD_GIVEN_UP("issuance.record.given-up", Topic.ISSUANCE, IssuanceRecordGivenUp.class),
  ISSUANCE_RECORD_REPLAYED(
      "issuance.record.replayed", Topic.ISSUANCE, IssuanceRecordReplayed.class),
  TRANSACTION_OPENED("transaction.opened", Topic.ENROLLMENT, TransactionOpened.class),
  WORKER_LOOKED_UP("worker.looked-up", Topic.ENROLLMENT, WorkerLookedUp.class),
  PROOFING_STATED("proofing.stated", Topic.ENROLLMENT, ProofingStated.class),
  PROOFING_PASSED("proofing.passed", Topic.ENROLLMENT, ProofingPassed.class),
  PROOFING_FAILED("proofing.failed", Topic.ENROLLMENT, ProofingFailed.class),
  PASS_REQUESTED("pass.requested", Topic.ENROLLMENT, PassRequested.class),
  PASS_DELIVERED("pass.delivered", Topic.ENROLLMENT, PassDelivered.class),
  PASS_UNOPENED("pass.unopened", Topic.ENROLLMENT, PassUnopened.class),
  TRANSACTION_SECOND_OPENED(
      "transaction.second-opened", Topic.ENROLLMENT, TransactionSecondOpened.class),
  REDEMPTION_REFUSED("redemption.refused", Topic.ENROLLMENT, RedemptionRefused.class),
  ENROLLMENT_RECORD_GIVEN_UP(
      "enrollment.record.given-up", Topic.ENROLLMENT, EnrollmentRecordGivenUp.class),
  ENROLLMENT_RECORD_REPLAYED(
      "enrollment.record.replayed", Topic.ENROLLMENT, EnrollmentRecordReplayed.class),
  ENROLLMENT_COMPLETED(
      "enrollment.completed", Topic.ENROLLMENT_COMPLETE, EnrollmentCompleted.class),
  PASS_EXPIRED("pass.expired", Topic.EXPIRY, PassExpired.class),
  CASE_EXPIRED("case.expired", Topic.EXPIRY, CaseExpired.class),
  PASS_REVOKED("pass.revoked", Topic.REVOCATION, PassRevoked.class),
  AUTHENTICATOR_REVOKED("authenticator.revoked", Topic.REVOCATION, AuthenticatorRevoked.class),
  REVOCATION_RECORD_GIVEN_UP(
      "revocation.record.given-up", Topic.REVOCATION, RevocationRecordGivenUp.class),
  REVOCATION_RECORD_PARKED(
      "revocation.record.parked", Topic.REVOCATION, RevocationRecordParked.class),
  REVOCATION_RECORD_REPLAYED(
      "revocation.record.replayed", Topic.REVOCATION, RevocationRecordReplayed.class),
  AUDIT_ACCESSED("audit.accessed", Topic.AUDIT, AuditAccessed.class),
  AUDIT_CHECKPOINT("audit.checkpoint", Topic.AUDIT_CHECKPOINT, AuditCheckpoint.class),
  AUDIT_POSITION("audit.position", Topic.AUDIT_CHECKPOINT, AuditPosition.class),
  REVOCATION_HEARTBEAT("revocation.heartbeat", Topic.REVOCATION, RevocationHeartbeat.class),
  WORKER_PROFILE("worker.profile", Topic.WORKER_PROFILE, WorkerProfile.class),
  HRIS_WRITEBACK("hris.writeback", Topic.HRIS_WRITEBACK, HrisWriteback.class);

  private static final Map<String, EventType> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::id, Function.identity()));
  private static final Map<Class<?>, EventType> BY_RECORD =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::record, Function.identity()));

  private final String name;
  private final Topic topic;
  private final Class<? extends Fact> record;

  EventType(String name, Topic topic, Class<? extends Fact> record) {
    this.name = name;
    this.topic = topic;
    this.record = record;
  }

  /// The CloudEvents `type` attribute.
  public String id() {
    return "dev.firstkey." + name + ".v1";
  }

  /// The name without prefix and version, as people say it.
  public String spoken() {
    return name;
  }

  /// The one topic on which this is said.
  public Topic topic() {
    return topic;
  }

  /// The record that holds the data.
  public Class<? extends Fact> record() {
    return record;
  }

  /// The type of a CloudEvents `type` attribute; empty for a type or a major version not known
  /// here.
  public static Optional<EventType> ofId(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /// The type of a fact.
  public static EventType of(Fact fact) {
    return Objects.requireNonNull(BY_RECORD.get(fact.getClass()));
  }
}
