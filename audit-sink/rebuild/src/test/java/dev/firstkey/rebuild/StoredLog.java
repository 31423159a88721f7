package dev.firstkey.rebuild;

import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Edge;
import dev.firstkey.tlog.EntryBundle;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.Leaf;
import dev.firstkey.tlog.LogSource;
import dev.firstkey.tlog.TileAddress;
import java.util.ArrayList;
import java.util.List;

/// A log as it was stored, and what is signed over it.
final class StoredLog implements LogSource {
  final List<Leaf> leaves = new ArrayList<>();

  Checkpoint head() {
    List<Hash> hashes = leaves.stream().map(leaf -> Hash.ofLeaf(leaf.encoded())).toList();
    return new Checkpoint(
        "log.example/one", hashes.size(), Edge.empty().grow(hashes).edge().root());
  }

  @Override
  public byte[] checkpoint() {
    throw new UnsupportedOperationException("nobody asks for it");
  }

  @Override
  public byte[] read(TileAddress address) {
    int from = (int) address.index() * TileAddress.FULL;
    return EntryBundle.encode(
        leaves.subList(from, from + address.width()).stream().map(Leaf::encoded).toList());
  }
}
