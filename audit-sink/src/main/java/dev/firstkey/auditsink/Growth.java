package dev.firstkey.auditsink;

import dev.firstkey.auditsink.SecondPlace.LogFile;
import dev.firstkey.tlog.Edge;
import dev.firstkey.tlog.EntryBundle;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.Tile;
import dev.firstkey.tlog.TileAddress;
import java.util.ArrayList;
import java.util.List;

/// One step of the tree: the leaves from the beginning of the last bundle that was signed, and what
/// they make of it.
///
/// @param grown the tree with the new leaves
/// @param head its head
/// @param files what the second place has to keep
record Growth(Edge.Grown grown, TreeHead head, List<LogFile> files) {

  /// Where the leaves of a step begin.
  static long first(Edge edge) {
    return edge.size() - edge.size() % TileAddress.FULL;
  }

  /// Works it out.
  ///
  /// @param edge the tree as it was signed last
  /// @param leaves those from [#first] on
  /// @throws Disagreement where a leaf is missing, or is not the one that was signed
  static Growth of(Edge edge, List<Numbered> leaves) {
    requireEach(first(edge), leaves);
    List<Hash> hashes = leaves.stream().map(leaf -> Hash.ofLeaf(leaf.bytes())).toList();
    int signed = (int) (edge.size() - first(edge));
    if (hashes.size() < signed || !hashes.subList(0, signed).equals(edge.lowest())) {
      throw new Disagreement("the last leaves are not those that were signed");
    }
    Edge.Grown grown = edge.grow(hashes.subList(signed, hashes.size()));
    TreeHead head = new TreeHead(grown.edge().size(), grown.edge().root());
    return new Growth(grown, head, files(grown.tiles(), first(edge), leaves));
  }

  private static void requireEach(long first, List<Numbered> leaves) {
    for (int i = 0; i < leaves.size(); i++) {
      if (leaves.get(i).index() != first + i) {
        throw new Disagreement("a leaf is missing in the database");
      }
    }
  }

  private static List<LogFile> files(List<Tile> tiles, long first, List<Numbered> leaves) {
    List<LogFile> files = new ArrayList<>();
    for (Tile tile : tiles) {
      TileAddress at = tile.address();
      files.add(new LogFile(at.path(), Hash.concatenated(tile.hashes())));
      if (at.level() == 0) {
        int from = (int) (at.index() * TileAddress.FULL - first);
        files.add(bundle(at, leaves.subList(from, from + at.width())));
      }
    }
    return files;
  }

  private static LogFile bundle(TileAddress tile, List<Numbered> leaves) {
    TileAddress address = new TileAddress(TileAddress.ENTRIES, tile.index(), tile.width());
    List<byte[]> bytes = leaves.stream().map(Numbered::bytes).toList();
    return new LogFile(address.path(), EntryBundle.encode(bytes));
  }
}
