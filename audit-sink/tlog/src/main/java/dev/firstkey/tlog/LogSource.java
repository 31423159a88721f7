package dev.firstkey.tlog;

import java.io.IOException;

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

  /// The bytes of a tile or a bundle. A bundle may hold fewer entries than its address says where
  /// the log has lost some.
  ///
  /// @throws IOException where there is none, or no answer
  byte[] read(TileAddress address) throws IOException;
}
