package dev.firstkey.tlog;

import java.util.Iterator;
import java.util.List;

/// Checks proofs, as RFC 9162 writes it down.
public final class Proofs {
  private Proofs() {}

  /// Whether the leaf with this index is in the tree (RFC 9162 §2.1.3.2).
  public static boolean includes(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long fn = index;
    long sn = size - 1;
    Hash node = leaf;
    for (Hash sibling : proof) {
      if (sn == 0) {
        return false;
      }
      if (fn % 2 == 1 || fn == sn) {
        node = Hash.ofNode(sibling, node);
        int zeros = Long.numberOfTrailingZeros(fn);
        fn >>= zeros;
        sn >>= zeros;
      } else {
        node = Hash.ofNode(node, sibling);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && node.equals(root);
  }

  /// Whether one tree is the beginning of the other (RFC 9162 §2.1.4.2).
  public static boolean extend(
      long smaller, Hash smallerRoot, long size, Hash root, List<Hash> proof) {
    if (smaller < 0 || smaller > size) {
      return false;
    }
    if (smaller == size) {
      return proof.isEmpty() && smallerRoot.equals(root);
    }
    if (smaller == 0) {
      return proof.isEmpty() && smallerRoot.equals(Hash.OF_NOTHING);
    }
    boolean whole = Long.bitCount(smaller) == 1;
    if (proof.isEmpty()) {
      return false;
    }
    Iterator<Hash> path = proof.iterator();
    Hash first = whole ? smallerRoot : path.next();
    int ones = Long.numberOfTrailingZeros(~(smaller - 1));
    return climbs((smaller - 1) >> ones, (size - 1) >> ones, first, path, smallerRoot, root);
  }

  private static boolean climbs(
      long smaller, long last, Hash first, Iterator<Hash> path, Hash smallerRoot, Hash root) {
    long fn = smaller;
    long sn = last;
    Hash before = first;
    Hash now = first;
    while (path.hasNext()) {
      if (sn == 0) {
        return false;
      }
      Hash node = path.next();
      if (fn % 2 == 1 || fn == sn) {
        before = Hash.ofNode(node, before);
        now = Hash.ofNode(node, now);
        int zeros = Long.numberOfTrailingZeros(fn);
        fn >>= zeros;
        sn >>= zeros;
      } else {
        now = Hash.ofNode(now, node);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && before.equals(smallerRoot) && now.equals(root);
  }
}
