package dev.firstkey.joineringest;

import io.smallrye.mutiny.Uni;

/// Which statements of which source were heard, and the digest of the bytes that said them. A
/// source gives each statement its own id (CloudEvents 1.0 §3.1.1: source and id together are
/// unique).
public interface HeardRecords {

  /// What the id was used for before.
  enum Use {
    /// Nothing.
    NONE,
    /// The same bytes.
    SAME,
    /// Other bytes, or bytes that nobody noted.
    OTHER
  }

  /// Notes the statement, in the caller's transaction, where its id was not used before.
  Uni<Use> note(String source, String id, String digest);
}
