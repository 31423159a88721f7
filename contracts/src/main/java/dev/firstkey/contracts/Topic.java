package dev.firstkey.contracts;

/// Every topic of Firstkey. All of them have one partition count, so that a key has the same
/// partition number everywhere.
public enum Topic {
  /// What HRIS producers say.
  HRIS("hris"),
  /// What joiner-ingest says.
  JOINER("joiner"),
  /// What pass-issuer says.
  ISSUANCE("issuance"),
  /// What enrollment-gateway says.
  ENROLLMENT("enrollment"),
  /// Redemptions, said by enrollment-gateway.
  ENROLLMENT_COMPLETE("enrollment-complete"),
  /// Time that ran out, said by revocation-worker.
  EXPIRY("expiry"),
  /// What must not work any more, said by revocation-worker.
  REVOCATION("revocation"),
  /// audit-sink's own facts.
  AUDIT("audit"),
  /// Signed tree heads, said by audit-sink.
  AUDIT_CHECKPOINT("audit-checkpoint"),
  /// The personal members that pages need; compacted.
  WORKER_PROFILE("worker-profile"),
  /// What HR is told back.
  HRIS_WRITEBACK("hris.writeback");

  private final String suffix;

  Topic(String suffix) {
    this.suffix = suffix;
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
