package dev.firstkey.local.audit;

import dev.firstkey.local.stack.Trouble;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.KeptCheckpoints;
import dev.firstkey.tlog.LogSource;
import dev.firstkey.tlog.MinimumIndex;
import dev.firstkey.tlog.SignedNote;
import dev.firstkey.tlog.TileAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Takes the log along: a file for each tile and bundle, and last the checkpoint over them. A full
/// tile that is there already stays.
record Export(LogSource log, Path folder) {

  /// @return how many leaves there are now
  long run() throws IOException {
    var note = log.checkpoint();
    var size = Checkpoint.of(SignedNote.of(note).text()).size();
    Files.createDirectories(folder);
    var minimum = minimum();
    for (int level = 0; TileAddress.hashes(level, size) > 0; level++) {
      tiles(size, level, minimum);
    }
    Files.write(folder.resolve("checkpoint"), note);
    return size;
  }

  /// From where on the log has its entries; the statement comes along.
  private long minimum() throws IOException {
    var note = log.minimumIndex();
    if (note.isEmpty()) {
      return 0;
    }
    var index = MinimumIndex.of(SignedNote.of(note.get()).text()).index();
    var file = new KeptCheckpoints(folder).minimumIndex(index);
    Files.createDirectories(file.getParent());
    Files.write(file, note.get());
    return index;
  }

  private void tiles(long size, int level, long minimum) throws IOException {
    var hashes = TileAddress.hashes(level, size);
    for (long index = 0; index * TileAddress.FULL < hashes; index++) {
      var tile = TileAddress.in(size, level, index);
      keep(tile);
      if (level == 0 && index * TileAddress.FULL >= minimum) {
        keep(new TileAddress(TileAddress.ENTRIES, index, tile.width()));
      }
    }
  }

  private void keep(TileAddress address) throws IOException {
    var file = folder.resolve(address.path());
    if (address.width() == TileAddress.FULL && Files.exists(file)) {
      return;
    }
    Files.createDirectories(file.getParent());
    try {
      Files.write(file, log.read(address));
    } catch (IOException failure) {
      throw new Trouble("The export has ended early: " + failure.getMessage());
    }
  }
}
