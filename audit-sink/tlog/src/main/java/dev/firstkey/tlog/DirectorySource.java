package dev.firstkey.tlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A log in a directory, with a file for each address (C2SP tlog-tiles). Where a partial tile is
/// gone because the full one is there, its beginning is read from that.
public record DirectorySource(Path directory) implements LogSource {

  @Override
  public byte[] checkpoint() throws IOException {
    return new KeptCheckpoints(directory)
        .newest()
        .orElseThrow(() -> new NoSuchFileException("no checkpoint"));
  }

  @Override
  public Optional<byte[]> minimumIndex() throws IOException {
    return new KeptCheckpoints(directory).minimumIndex();
  }

  @Override
  public byte[] read(TileAddress address) throws IOException {
    try {
      return Files.readAllBytes(directory.resolve(address.path()));
    } catch (NoSuchFileException missing) {
      Path full = directory.resolve(full(address).path());
      if (address.width() == TileAddress.FULL || !Files.exists(full)) {
        throw missing;
      }
      return beginning(Files.readAllBytes(full), address);
    }
  }

  private static TileAddress full(TileAddress address) {
    return new TileAddress(address.level(), address.index(), TileAddress.FULL);
  }

  static byte[] beginning(byte[] full, TileAddress address) {
    if (address.level() != TileAddress.ENTRIES) {
      return Arrays.copyOf(full, Math.min(full.length, address.width() * Hash.LENGTH));
    }
    List<byte[]> leaves = EntryBundle.decode(full);
    return EntryBundle.encode(leaves.subList(0, Math.min(leaves.size(), address.width())));
  }
}
