package dev.firstkey.auditsink;

import dev.firstkey.tlog.Hash;

/// A root that is committed.
///
/// @param size how many leaves it is over
/// @param root the root
public record TreeHead(long size, Hash root) {
  /// The tree before its first leaf.
  public static final TreeHead EMPTY = new TreeHead(0, Hash.OF_NOTHING);
}
