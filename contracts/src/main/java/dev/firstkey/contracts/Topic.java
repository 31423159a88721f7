package dev.firstkey.contracts;

import java.util.List;

/// Every topic of Firstkey. All of them have one partition count, so that a key has the same
/// partition number everywhere.
public enum Topic {
  /// What HRIS producers say.
  HRIS("hris", "hris"),
  /// What joiner-ingest writes down of what it was told over SCIM, in the form of the HRIS stream.
  HRIS_SCIM("hris.scim", "joiner-ingest"),
  /// What joiner-ingest says.
  JOINER("joiner", "joiner-ingest"),
  /// What pass-issuer says.
  ISSUANCE("issuance", "pass-issuer"),
  /// What enrollment-gateway says.
  ENROLLMENT("enrollment", "enrollment-gateway"),
  /// Redemptions, said by enrollment-gateway.
  ENROLLMENT_COMPLETE("enrollment-complete", "enrollment-gateway"),
  /// Time that ran out, said by revocation-worker.
  EXPIRY("expiry", "revocation-worker"),
  /// What must not work any more, said by revocation-worker.
  REVOCATION("revocation", "revocation-worker"),
  /// audit-sink's own facts.
  AUDIT("audit", "audit-sink"),
  /// Signed tree heads, said by audit-sink.
  AUDIT_CHECKPOINT("audit-checkpoint", "audit-sink"),
  /// The personal members that pages need; compacted.
  WORKER_PROFILE("worker-profile", "joiner-ingest"),
  /// What HR is told back.
  HRIS_WRITEBACK("hris.writeback", "joiner-ingest");

  /// Those whose records the audit log holds: everything that the services state as a fact.
  public static final List<Topic> AUDITED =
      List.of(JOINER, ISSUANCE, ENROLLMENT, ENROLLMENT_COMPLETE, EXPIRY, REVOCATION, AUDIT);

  private final String suffix;
  private final String saidBy;

  Topic(String suffix, String saidBy) {
    this.suffix = suffix;
    this.saidBy = saidBy;
  }

  /// The one service that says what stands here; `hris` where HRIS producers do.
  public String saidBy() {
    return saidBy;
  }

  /// The topic's name behind the installation's prefix, which is `firstkey.` by default.
  public String name(String prefix) {
    return prefix + suffix;
  }

  /// The topic that holds the bytes which could not be read from this one.
  public String deadLetter(String prefix) {
    return name(prefix) + ".dead-letter";
  }
}
