package dev.firstkey.tlog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The bundles of a log that were held against its tree, to be read again: what is read the second
/// time is what was held, or nothing.
final class HeldBundles {
  private static final int AT_HAND = 16;

  private final LogSource log;
  private final List<TileAddress> addresses = new ArrayList<>();
  private final List<Hash> hashes = new ArrayList<>();
  private final Map<Long, List<byte[]>> atHand =
      new LinkedHashMap<>(AT_HAND, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, List<byte[]>> eldest) {
          return size() > AT_HAND;
        }
      };

  HeldBundles(LogSource log) {
    this.log = log;
  }

  /// The next one.
  ///
  /// @param leaves the hashes of its leaves
  void held(TileAddress tile, List<Hash> leaves) {
    addresses.add(new TileAddress(TileAddress.ENTRIES, tile.index(), tile.width()));
    hashes.add(Hash.ofAll(leaves));
  }

  /// The bytes of a leaf.
  byte[] leaf(long index) throws IOException {
    long bundle = index / TileAddress.FULL;
    List<byte[]> leaves = atHand.get(bundle);
    if (leaves == null) {
      leaves = again((int) bundle);
      atHand.put(bundle, leaves);
    }
    return leaves.get((int) (index % TileAddress.FULL));
  }

  private List<byte[]> again(int bundle) throws IOException {
    List<byte[]> leaves = EntryBundle.decode(log.read(addresses.get(bundle)));
    if (!Hash.ofAll(leaves.stream().map(Hash::ofLeaf).toList()).equals(hashes.get(bundle))) {
      throw new Malformed("a bundle has other leaves when it is read again");
    }
    return leaves;
  }
}
