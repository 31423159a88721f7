package dev.firstkey.tlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Says what was done to leaves whose hashes are not those of their tile.
final class Diagnosis {
  private final LogSource log;
  private final Checkpoint signed;

  Diagnosis(LogSource log, Checkpoint signed) {
    this.log = log;
    this.signed = signed;
  }

  /// @param address a tile of the lowest level
  /// @param leaves the hashes of its leaves, as they are now
  /// @param tile its hashes, which differ
  Fault of(TileAddress address, List<Hash> leaves, List<Hash> tile) {
    long first = address.index() * TileAddress.FULL;
    int at = firstDifference(leaves, tile);
    List<Hash> found = new ArrayList<>(leaves);
    List<Hash> expected = new ArrayList<>(tile);
    lookAhead(address, found, expected);
    Fault fault = of(first, at, found, expected, leaves.size());
    return isSigned(new Tile(address, tile))
        ? fault
        : Fault.at(
            fault.kind(), first + at, fault.words() + "; the hashes are not those signed either");
  }

  private Fault of(long first, int at, List<Hash> found, List<Hash> expected, int there) {
    long index = first + at;
    if (at == there && there < expected.size() && found.size() == there) {
      return missing(index);
    }
    OptionalLong home = at < found.size() ? home(found.get(at)) : OptionalLong.empty();
    if (home.isPresent() && isAt(home.getAsLong(), expected.get(at))) {
      return Fault.at(
          Fault.Kind.SWAPPED,
          index,
          "this leaf and the one at index %d have changed places".formatted(home.getAsLong()));
    }
    int gone = at < found.size() ? expected.indexOf(found.get(at)) - at : 0;
    if (gone > 0) {
      return Fault.at(Fault.Kind.DELETED, index, gone(gone));
    }
    if (same(found, at + 1, expected, at)) {
      return Fault.at(
          Fault.Kind.INSERTED,
          index,
          "this leaf was never signed; the one that was stands behind it");
    }
    return Fault.at(Fault.Kind.CHANGED, index, "this leaf has other bytes than were signed");
  }

  private static String gone(int leaves) {
    return leaves == 1
        ? "this leaf is gone; the one behind it stands in its place"
        : "the %d leaves from this one on are gone; the one behind them stands in their place"
            .formatted(leaves);
  }

  private Fault missing(long index) {
    return signed.size() == index + 1 || !anyLeafBehind(index)
        ? Fault.at(
            Fault.Kind.CUT,
            index,
            "the last %d of the %d signed leaves are gone, from this one on"
                .formatted(signed.size() - index, signed.size()))
        : Fault.at(Fault.Kind.DELETED, index, "this leaf is gone");
  }

  private boolean anyLeafBehind(long index) {
    for (long tile = index / TileAddress.FULL + 1;
        tile * TileAddress.FULL < signed.size();
        tile++) {
      if (!leaves(tile).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// The tile and the bundle behind these.
  private void lookAhead(TileAddress address, List<Hash> found, List<Hash> expected) {
    long next = address.index() + 1;
    if (next * TileAddress.FULL < signed.size()) {
      expected.addAll(tile(next));
      found.addAll(leaves(next));
    }
  }

  /// Where the log's hashes say that this leaf belongs.
  private OptionalLong home(Hash leaf) {
    for (long tile = 0; tile * TileAddress.FULL < signed.size(); tile++) {
      int at = tile(tile).indexOf(leaf);
      if (at >= 0) {
        return OptionalLong.of(tile * TileAddress.FULL + at);
      }
    }
    return OptionalLong.empty();
  }

  private boolean isAt(long index, Hash leaf) {
    List<Hash> there = leaves(index / TileAddress.FULL);
    int at = (int) (index % TileAddress.FULL);
    return at < there.size() && there.get(at).equals(leaf);
  }

  private List<Hash> tile(long index) {
    try {
      return Hash.all(log.read(TileAddress.in(signed.size(), 0, index)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Hash> leaves(long index) {
    TileAddress tile = TileAddress.in(signed.size(), 0, index);
    try {
      byte[] bundle = log.read(new TileAddress(TileAddress.ENTRIES, index, tile.width()));
      return EntryBundle.decode(bundle).stream().map(Hash::ofLeaf).toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  /// Whether a tile is the one that the signed root stands for: its hash is in the tile above it,
  /// and so on to the edge of the tree.
  boolean isSigned(Tile tile) {
    TileAddress at = tile.address();
    if (at.width() < TileAddress.FULL) {
      return Edge.at(signed.size(), this::read).root().equals(signed.root())
          && Hash.all(read(at)).equals(tile.hashes());
    }
    long above = at.index() / TileAddress.FULL;
    TileAddress parent = TileAddress.in(signed.size(), at.level() + 1, above);
    List<Hash> hashes = Hash.all(read(parent));
    int place = (int) (at.index() % TileAddress.FULL);
    return place < hashes.size()
        && hashes.get(place).equals(Hash.ofAll(tile.hashes()))
        && isSigned(new Tile(parent, hashes));
  }

  private byte[] read(TileAddress address) {
    try {
      return log.read(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean same(List<Hash> left, int i, List<Hash> right, int j) {
    return i < left.size() && j < right.size() && left.get(i).equals(right.get(j));
  }

  static int firstDifference(List<Hash> left, List<Hash> right) {
    int at = 0;
    while (same(left, at, right, at)) {
      at++;
    }
    return at;
  }
}
