package dev.firstkey.tlog;

import java.io.IOException;
import java.util.Optional;

/// Where a log is read: over HTTP, or from a directory that holds an export.
public interface LogSource {

  /// The newest checkpoint, as bytes of a signed note.
  ///
  /// @throws IOException where there is none, or no answer
  byte[] checkpoint() throws IOException;

  /// The newest checkpoint once more, a while later: a log that grows has several servers, and one
  /// of them may be behind another for a moment.
  ///
  /// @throws IOException where there is none, or no answer
  default byte[] checkpointAgain() throws IOException {
    return checkpoint();
  }

  /// The newest statement from which leaf on the log has its entries ([MinimumIndex]), as bytes of
  /// a signed note; empty where it has all.
  ///
  /// @throws IOException where there is no answer
  default Optional<byte[]> minimumIndex() throws IOException {
    return Optional.empty();
  }

  /// The bytes of a tile or a bundle. A bundle may hold fewer entries than its address says where
  /// the log has lost some.
  ///
  /// @throws IOException where there is none, or no answer
  byte[] read(TileAddress address) throws IOException;
}
