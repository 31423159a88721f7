package dev.firstkey.tlog;

import java.io.IOException;

/// Where a log is read: over HTTP, or from a directory that holds an export.
public interface LogSource {

  /// The newest checkpoint, as bytes of a signed note.
  ///
  /// @throws IOException where there is none, or no answer
  byte[] checkpoint() throws IOException;

  /// The bytes of a tile or a bundle. A bundle may hold fewer entries than its address says where
  /// the log has lost some.
  ///
  /// @throws IOException where there is none, or no answer
  byte[] read(TileAddress address) throws IOException;
}
