package dev.firstkey.tlog;

import java.util.ArrayList;
import java.util.List;

/// The right edge of a tree: the partial tile of each level, which is all that is needed to say the
/// root and to go on. A tree of any size has at most eight of them.
public final class Edge {
  private final long size;
  private final List<List<Hash>> levels;

  private Edge(long size, List<List<Hash>> levels) {
    this.size = size;
    this.levels = levels;
  }

  /// A tree that has grown.
  ///
  /// @param edge its edge
  /// @param tiles the tiles that are new or wider, from the lowest level
  public record Grown(Edge edge, List<Tile> tiles) {}

  /// The tree with no leaf.
  public static Edge empty() {
    return new Edge(0, List.of());
  }

  /// The edge of the tree of this size.
  ///
  /// @throws Malformed where a tile has another width than the size says
  public static Edge at(long size, Tiles tiles) {
    List<List<Hash>> levels = new ArrayList<>();
    for (int level = 0; TileAddress.hashes(level, size) > 0; level++) {
      levels.add(new ArrayList<>());
    }
    for (TileAddress address : TileAddress.edge(size)) {
      List<Hash> hashes = Hash.all(tiles.read(address));
      if (hashes.size() != address.width()) {
        throw new Malformed("a tile has another width than the tree's size says");
      }
      levels.set(address.level(), hashes);
    }
    return new Edge(size, levels);
  }

  public long size() {
    return size;
  }

  /// The hashes of its partial tile at the lowest level.
  public List<Hash> lowest() {
    return levels.isEmpty() ? List.of() : List.copyOf(levels.getFirst());
  }

  /// Its partial tiles, from the lowest level.
  public List<Tile> tiles() {
    return TileAddress.edge(size).stream()
        .map(address -> new Tile(address, levels.get(address.level())))
        .toList();
  }

  /// The root of the tree (RFC 6962 §2.1): each level's hashes with what stands right of them
  /// below.
  public Hash root() {
    List<Hash> below = List.of();
    for (List<Hash> level : levels) {
      List<Hash> nodes = new ArrayList<>(level);
      nodes.addAll(below);
      below = nodes.isEmpty() ? List.of() : List.of(Hash.ofAll(nodes));
    }
    return Hash.ofAll(below);
  }

  /// The tree with these leaves behind it.
  public Grown grow(List<Hash> leaves) {
    List<List<Hash>> grown = new ArrayList<>();
    List<Tile> tiles = new ArrayList<>();
    List<Hash> coming = leaves;
    for (int level = 0; level < levels.size() || !coming.isEmpty(); level++) {
      List<Hash> nodes = new ArrayList<>(level < levels.size() ? levels.get(level) : List.of());
      nodes.addAll(coming);
      List<Tile> cut = coming.isEmpty() ? List.of() : cut(level, nodes);
      tiles.addAll(cut);
      coming = cut.stream().filter(Edge::isFull).map(tile -> Hash.ofAll(tile.hashes())).toList();
      grown.add(nodes.subList(nodes.size() - nodes.size() % TileAddress.FULL, nodes.size()));
    }
    return new Grown(new Edge(size + leaves.size(), copies(grown)), tiles);
  }

  private List<Tile> cut(int level, List<Hash> nodes) {
    List<Tile> tiles = new ArrayList<>();
    long first = TileAddress.hashes(level, size) / TileAddress.FULL;
    for (int from = 0; from < nodes.size(); from += TileAddress.FULL) {
      int to = Math.min(nodes.size(), from + TileAddress.FULL);
      TileAddress address = new TileAddress(level, first + from / TileAddress.FULL, to - from);
      tiles.add(new Tile(address, nodes.subList(from, to)));
    }
    return tiles;
  }

  private static boolean isFull(Tile tile) {
    return tile.address().width() == TileAddress.FULL;
  }

  private static List<List<Hash>> copies(List<List<Hash>> levels) {
    List<List<Hash>> copies = new ArrayList<>();
    levels.forEach(level -> copies.add(List.copyOf(level)));
    return copies;
  }
}
