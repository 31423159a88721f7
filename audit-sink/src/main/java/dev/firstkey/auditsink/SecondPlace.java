package dev.firstkey.auditsink;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// Where the log is kept besides the database, by somebody who has no power over that. It can be
/// storage that is written once.
public interface SecondPlace {

  /// A file of the log (C2SP tlog-tiles).
  ///
  /// @param path its path behind the log's prefix
  record LogFile(String path, byte[] bytes) {}

  /// The newest checkpoint there, as bytes of a signed note.
  Uni<Optional<byte[]>> checkpoint();

  /// Keeps the files, and then the checkpoint over them. Where a checkpoint of the same size or a
  /// larger one is there, that stays.
  ///
  /// @param size the size of the checkpoint
  Uni<Void> keep(List<LogFile> files, long size, String note);

  /// Whether all of these files are there, byte for byte.
  Uni<Boolean> has(List<LogFile> files);

  /// Keeps the statement of a minimum index.
  Uni<Void> keepMinimum(long index, String note);
}
