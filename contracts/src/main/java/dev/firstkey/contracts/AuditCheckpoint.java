package dev.firstkey.contracts;

import java.time.Instant;

/// A signed tree head of the audit log, and up to when the log is whole.
///
/// @param size How many leaves the tree has.
/// @param root The root of the tree, in Base 64.
/// @param note The checkpoint itself, a signed note (C2SP tlog-checkpoint), byte for byte.
/// @param asOf Every event that was on its topic at this time is in the tree.
public record AuditCheckpoint(long size, String root, String note, Instant asOf)
    implements CheckpointFact {

  public AuditCheckpoint {
    Require.present(root, "root");
    Require.present(note, "note");
    Require.present(asOf, "asOf");
  }
}
