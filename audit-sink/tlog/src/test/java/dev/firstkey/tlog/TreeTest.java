package dev.firstkey.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {
  private static final int MOST = 300;
  private static final List<Hash> LEAVES = Naive.hashes(MOST);

  /// The inputs and roots with which the implementations of Certificate Transparency are tested.
  private static final List<String> INPUTS =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  @Test
  void theTreeWithNoLeafHasTheHashOfNothing() {
    assertThat(Edge.empty().root().base64())
        .isEqualTo("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  }

  @Test
  void hasTheRootsThatAreKnown() {
    Edge edge = Edge.empty();
    for (int i = 0; i < INPUTS.size(); i++) {
      byte[] input = HexFormat.of().parseHex(INPUTS.get(i));
      edge = edge.grow(List.of(Hash.ofLeaf(input))).edge();
      assertThat(HexFormat.of().formatHex(edge.root().bytes())).isEqualTo(ROOTS.get(i));
    }
  }

  @Test
  void growsLeafByLeafAsTheDefinitionSays() {
    Naive.Shelf shelf = new Naive.Shelf();
    Edge edge = Edge.empty();
    for (int size = 1; size <= MOST; size++) {
      Edge.Grown grown = edge.grow(LEAVES.subList(size - 1, size));
      edge = grown.edge();
      shelf.put(grown.tiles());
      assertThat(edge.size()).isEqualTo(size);
      assertThat(edge.root()).isEqualTo(Naive.mth(LEAVES.subList(0, size)));
      assertThat(Edge.at(size, shelf).root()).isEqualTo(edge.root());
      assertThat(new TiledTree(size, shelf).root()).isEqualTo(edge.root());
    }
  }

  @Test
  void knowsTheRootOfEverySizeThatItHad() {
    Naive.Shelf shelf = shelf(MOST);
    for (int size = 0; size <= MOST; size++) {
      assertThat(Edge.at(size, shelf).root()).isEqualTo(Naive.mth(LEAVES.subList(0, size)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, 70_000})
  void growsInOneGoAsTheDefinitionSays(int size) {
    List<Hash> leaves = Naive.hashes(size);
    Edge.Grown grown = Edge.empty().grow(leaves);
    assertThat(grown.edge().root()).isEqualTo(Naive.mth(leaves));
    for (Tile tile : grown.tiles()) {
      TileAddress at = tile.address();
      assertThat(at).isEqualTo(TileAddress.in(size, at.level(), at.index()));
      if (at.level() > 0 || at.index() < 3 || at.width() < TileAddress.FULL) {
        assertThat(Hash.concatenated(tile.hashes()))
            .isEqualTo(Naive.tile(leaves, at.level(), at.index(), at.width()));
      }
    }
    Naive.Shelf shelf = new Naive.Shelf();
    shelf.put(grown.tiles());
    assertThat(new TiledTree(size, shelf).root()).isEqualTo(grown.edge().root());
  }

  @Test
  void growsInPiecesAsInOneGo() {
    for (int piece : List.of(1, 7, 100, 255, 256, 257)) {
      Edge edge = Edge.empty();
      for (int from = 0; from < MOST; from += piece) {
        edge = edge.grow(LEAVES.subList(from, Math.min(MOST, from + piece))).edge();
      }
      assertThat(edge.root()).isEqualTo(Naive.mth(LEAVES));
    }
  }

  @Test
  void everyLeafOfEverySizeHasItsProofAndNoOther() {
    Naive.Shelf shelf = shelf(MOST);
    for (int size = 1; size <= MOST; size++) {
      List<Hash> leaves = LEAVES.subList(0, size);
      Hash root = Naive.mth(leaves);
      for (int index : List.of(0, size / 3, size / 2, size - 1)) {
        List<Hash> proof = new TiledTree(size, shelf).inclusion(index);
        assertThat(proof).isEqualTo(Naive.path(index, leaves));
        assertThat(Proofs.includes(leaves.get(index), index, size, proof, root)).isTrue();
        assertNoOtherInclusion(leaves, index, proof, root);
      }
    }
  }

  private static void assertNoOtherInclusion(
      List<Hash> leaves, int index, List<Hash> proof, Hash root) {
    int size = leaves.size();
    Hash leaf = leaves.get(index);
    Hash other = Hash.ofLeaf(new byte[] {1});
    assertThat(Proofs.includes(other, index, size, proof, root)).isFalse();
    assertThat(Proofs.includes(leaf, index, size, proof, other)).isFalse();
    assertThat(Proofs.includes(leaf, size, size, proof, root)).isFalse();
    assertThat(Proofs.includes(leaf, -1, size, proof, root)).isFalse();
    assertThat(Proofs.includes(leaf, index ^ 1, size, proof, root)).isFalse();
    assertThat(Proofs.includes(leaf, index, size, added(proof, other), root)).isFalse();
    for (int i = 0; i < proof.size(); i++) {
      assertThat(Proofs.includes(leaf, index, size, without(proof, i), root)).isFalse();
      assertThat(Proofs.includes(leaf, index, size, changed(proof, i), root)).isFalse();
    }
  }

  @Test
  void everySizeIsTheBeginningOfEveryLaterOne() {
    Naive.Shelf shelf = shelf(MOST);
    List<Integer> sizes =
        Stream.iterate(0, n -> n <= MOST, n -> n + 1).filter(TreeTest::isInteresting).toList();
    for (int smaller : sizes) {
      for (int size : sizes) {
        if (smaller <= size) {
          assertConsistent(smaller, size, shelf);
        }
      }
    }
  }

  private static boolean isInteresting(int size) {
    return size < 40 || Integer.bitCount(size) <= 2 || Integer.bitCount(size + 1) == 1;
  }

  private static void assertConsistent(int smaller, int size, Tiles tiles) {
    List<Hash> leaves = LEAVES.subList(0, size);
    Hash before = Naive.mth(LEAVES.subList(0, smaller));
    Hash now = Naive.mth(leaves);
    List<Hash> proof = new TiledTree(size, tiles).consistency(smaller);
    assertThat(proof).isEqualTo(Naive.proof(smaller, leaves));
    assertThat(Proofs.extend(smaller, before, size, now, proof)).isTrue();
    Hash other = Hash.ofLeaf(new byte[] {1});
    assertThat(Proofs.extend(smaller, other, size, now, proof)).isFalse();
    assertThat(Proofs.extend(smaller, before, size, now, added(proof, other))).isFalse();
    if (smaller > 0) {
      assertThat(Proofs.extend(smaller, before, size, other, proof)).isFalse();
    }
    for (int i = 0; i < proof.size(); i++) {
      assertThat(Proofs.extend(smaller, before, size, now, without(proof, i))).isFalse();
      assertThat(Proofs.extend(smaller, before, size, now, changed(proof, i))).isFalse();
    }
  }

  @Test
  void noProofIsMadeForWhatIsNotThere() {
    TiledTree tree = new TiledTree(3, shelf(3));
    assertThatThrownBy(() -> tree.inclusion(3)).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> tree.consistency(4)).isInstanceOf(Malformed.class);
    assertThat(Proofs.extend(4, Naive.mth(LEAVES.subList(0, 4)), 3, tree.root(), List.of()))
        .isFalse();
  }

  private static Naive.Shelf shelf(int size) {
    Naive.Shelf shelf = new Naive.Shelf();
    shelf.put(Edge.empty().grow(LEAVES.subList(0, size)).tiles());
    return shelf;
  }

  private static List<Hash> added(List<Hash> proof, Hash more) {
    List<Hash> longer = new ArrayList<>(proof);
    longer.add(more);
    return longer;
  }

  private static List<Hash> without(List<Hash> proof, int i) {
    List<Hash> shorter = new ArrayList<>(proof);
    shorter.remove(i);
    return shorter;
  }

  private static List<Hash> changed(List<Hash> proof, int i) {
    List<Hash> changed = new ArrayList<>(proof);
    changed.set(i, Hash.ofNode(proof.get(i), proof.get(i)));
    return changed;
  }
}
