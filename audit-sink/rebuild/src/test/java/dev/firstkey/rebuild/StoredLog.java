package dev.firstkey.rebuild;

import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Edge;
import dev.firstkey.tlog.EntryBundle;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.Leaf;
import dev.firstkey.tlog.LogSource;
import dev.firstkey.tlog.MinimumIndex;
import dev.firstkey.tlog.SignerKey;
import dev.firstkey.tlog.TileAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A log as it was stored, and what is signed over it.
final class StoredLog implements LogSource {
  final List<Leaf> leaves = new ArrayList<>();
  private long minimum;

  /// Deletes what stands before, and states it.
  void deleteBefore(long index) {
    minimum = index;
  }

  @Override
  public Optional<byte[]> minimumIndex() {
    SignerKey key = SignerKey.of("log.example/one", new byte[32]);
    return minimum == 0
        ? Optional.empty()
        : Optional.of(
            new MinimumIndex("log.example/one", minimum, Hash.OF_NOTHING, List.of())
                .signed(List.of(key))
                .written()
                .getBytes(StandardCharsets.UTF_8));
  }

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
    List<byte[]> bytes =
        leaves.subList(from, from + address.width()).stream().map(Leaf::encoded).toList();
    if (address.level() == 0) {
      return Hash.concatenated(bytes.stream().map(Hash::ofLeaf).toList());
    }
    if (from < minimum) {
      throw new IllegalStateException("these entries are deleted");
    }
    return EntryBundle.encode(bytes);
  }
}
