package dev.firstkey.contracts;

import java.time.Instant;

/// How far the audit log has come, unsigned: a stand-in until tree heads are signed.
///
/// @param leaves How many leaves the log has.
/// @param asOf Every event that was on its topic at this time is in the log.
public record AuditPosition(long leaves, Instant asOf) implements CheckpointFact {

  public AuditPosition {
    Require.present(asOf, "asOf");
  }
}
