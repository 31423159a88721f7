package dev.firstkey.tlog;

import java.util.List;

/// A tile with its hashes.
///
/// @param address where it is
/// @param hashes as many as its width
public record Tile(TileAddress address, List<Hash> hashes) {

  public Tile {
    hashes = List.copyOf(hashes);
  }
}
