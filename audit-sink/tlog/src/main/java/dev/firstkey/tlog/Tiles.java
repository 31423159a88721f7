package dev.firstkey.tlog;

/// Where tiles are read.
@FunctionalInterface
public interface Tiles {

  /// The bytes of a tile; exactly as many hashes as its width.
  byte[] read(TileAddress address);
}
