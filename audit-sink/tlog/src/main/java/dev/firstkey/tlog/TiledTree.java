package dev.firstkey.tlog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Makes proofs for a tree of one size from its tiles (RFC 9162 §2.1.3.1 and §2.1.4.1).
public final class TiledTree {
  private static final int HEIGHT = 8;

  private final long size;
  private final Tiles tiles;

  public TiledTree(long size, Tiles tiles) {
    this.size = size;
    this.tiles = tiles;
  }

  /// The tiles that a question needs, to be read before it is asked again.
  public static Set<TileAddress> needed(long size, Function<TiledTree, ?> question) {
    Set<TileAddress> needed = new LinkedHashSet<>();
    Tiles noted =
        address -> {
          needed.add(address);
          return new byte[address.width() * Hash.LENGTH];
        };
    var _ = question.apply(new TiledTree(size, noted));
    return needed;
  }

  /// The root of the tree.
  public Hash root() {
    return size == 0 ? Hash.OF_NOTHING : hash(0, size);
  }

  /// That the leaf with this index is in the tree, from its sibling up.
  public List<Hash> inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new Malformed("the tree has no such leaf");
    }
    List<Hash> path = new ArrayList<>();
    include(index, 0, size, path);
    return path;
  }

  /// That the tree of the smaller size is the beginning of this one.
  public List<Hash> consistency(long smaller) {
    if (smaller < 0 || smaller > size) {
      throw new Malformed("the tree was never of that size");
    }
    List<Hash> path = new ArrayList<>();
    if (smaller > 0 && smaller < size) {
      extend(smaller, 0, size, true, path);
    }
    return path;
  }

  private void include(long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + left(to - from);
    if (index < middle) {
      include(index, from, middle, path);
      path.add(hash(middle, to));
    } else {
      include(index, middle, to, path);
      path.add(hash(from, middle));
    }
  }

  /// @param known whether who checks has the hash of the whole range from the smaller tree
  private void extend(long smaller, long from, long to, boolean known, List<Hash> path) {
    if (smaller == to) {
      if (!known) {
        path.add(hash(from, to));
      }
      return;
    }
    long middle = from + left(to - from);
    if (smaller <= middle) {
      extend(smaller, from, middle, known, path);
      path.add(hash(middle, to));
    } else {
      extend(smaller, middle, to, false, path);
      path.add(hash(from, middle));
    }
  }

  private Hash hash(long from, long to) {
    long leaves = to - from;
    if (Long.bitCount(leaves) == 1) {
      return perfect(from, Long.numberOfTrailingZeros(leaves));
    }
    long middle = from + left(leaves);
    return Hash.ofNode(hash(from, middle), hash(middle, to));
  }

  private Hash perfect(long from, int height) {
    int level = height / HEIGHT;
    int nodes = 1 << (height % HEIGHT);
    long first = from >> (HEIGHT * level);
    long tile = first / TileAddress.FULL;
    List<Hash> hashes = Hash.all(tiles.read(TileAddress.in(size, level, tile)));
    int start = (int) (first - tile * TileAddress.FULL);
    return Hash.ofAll(hashes.subList(start, start + nodes));
  }

  /// The greatest power of two below the number.
  private static long left(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }
}
