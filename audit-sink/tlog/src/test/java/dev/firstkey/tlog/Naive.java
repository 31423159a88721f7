package dev.firstkey.tlog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The definitions of RFC 6962 §2.1 and C2SP tlog-tiles word by word, slow and plain.
final class Naive {
  private Naive() {}

  static List<byte[]> leaves(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> ("leaf " + i).getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  static List<Hash> hashes(int count) {
    return leaves(count).stream().map(Hash::ofLeaf).toList();
  }

  /// MTH(D[n]).
  static Hash mth(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return Hash.OF_NOTHING;
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = 1;
    while (k * 2 < leaves.size()) {
      k *= 2;
    }
    return Hash.ofNode(mth(leaves.subList(0, k)), mth(leaves.subList(k, leaves.size())));
  }

  /// PATH(m, D[n]).
  static List<Hash> path(int m, List<Hash> leaves) {
    if (leaves.size() <= 1) {
      return List.of();
    }
    int k = 1;
    while (k * 2 < leaves.size()) {
      k *= 2;
    }
    List<Hash> path = new ArrayList<>();
    if (m < k) {
      path.addAll(path(m, leaves.subList(0, k)));
      path.add(mth(leaves.subList(k, leaves.size())));
    } else {
      path.addAll(path(m - k, leaves.subList(k, leaves.size())));
      path.add(mth(leaves.subList(0, k)));
    }
    return path;
  }

  /// PROOF(m, D[n]).
  static List<Hash> proof(int m, List<Hash> leaves) {
    return m == 0 || m == leaves.size() ? List.of() : subproof(m, leaves, true);
  }

  private static List<Hash> subproof(int m, List<Hash> leaves, boolean whole) {
    if (m == leaves.size()) {
      return whole ? List.of() : List.of(mth(leaves));
    }
    int k = 1;
    while (k * 2 < leaves.size()) {
      k *= 2;
    }
    List<Hash> proof = new ArrayList<>();
    if (m <= k) {
      proof.addAll(subproof(m, leaves.subList(0, k), whole));
      proof.add(mth(leaves.subList(k, leaves.size())));
    } else {
      proof.addAll(subproof(m - k, leaves.subList(k, leaves.size()), false));
      proof.add(mth(leaves.subList(0, k)));
    }
    return proof;
  }

  /// The bytes of a tile.
  static byte[] tile(List<Hash> leaves, int level, long index, int width) {
    int span = 1 << (8 * level);
    ByteArrayOutputStream tile = new ByteArrayOutputStream();
    for (int i = 0; i < width; i++) {
      int from = (int) ((index * 256 + i) * span);
      tile.writeBytes(mth(leaves.subList(from, from + span)).bytes());
    }
    return tile.toByteArray();
  }

  /// Tiles as an edge gave them; a narrower tile is the beginning of a wider one.
  static final class Shelf implements Tiles {
    private final Map<String, byte[]> tiles = new HashMap<>();

    void put(List<Tile> grown) {
      grown.forEach(tile -> tiles.put(name(tile.address()), Hash.concatenated(tile.hashes())));
    }

    @Override
    public byte[] read(TileAddress address) {
      return Arrays.copyOf(tiles.get(name(address)), address.width() * Hash.LENGTH);
    }

    private static String name(TileAddress address) {
      return address.level() + "/" + address.index();
    }
  }
}
