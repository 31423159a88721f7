package dev.firstkey.auditsink.rest;

import dev.firstkey.tlog.TileAddress;

/// What a look at the log is told as: whoever reads all of it is told once for 65,536 entries, and
/// not once for each of 256 bundles.
final class LookedAt {
  /// Hashes say nothing of the entries.
  static final String HASHES = "hashes";

  private static final long TOGETHER = 65_536;

  private LookedAt() {}

  static String in(TileAddress address) {
    return address.level() == TileAddress.ENTRIES
        ? entries(address.index() * TileAddress.FULL)
        : HASHES;
  }

  private static String entries(long first) {
    long from = first / TOGETHER * TOGETHER;
    return "entries=" + from + "-" + (from + TOGETHER - 1);
  }
}
