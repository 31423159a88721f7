package dev.firstkey.auditsink;

import dev.firstkey.auditsink.SecondPlace.LogFile;
import dev.firstkey.tlog.EntryBundle;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.Leaf;
import dev.firstkey.tlog.MinimumIndex;
import dev.firstkey.tlog.Offsets;
import dev.firstkey.tlog.SignedNote;
import dev.firstkey.tlog.TileAddress;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// Looks once more at entries before they are deleted: each leaf has to be the one that was hashed,
/// and the second place has to have it, byte for byte. Otherwise a deletion would take away what
/// shows that somebody changed them.
@ApplicationScoped
class LastLook {
  private final TreeStore tree;
  private final SecondPlace place;
  private final LogSigner signer;

  LastLook(TreeStore tree, SecondPlace place, LogSigner signer) {
    this.tree = tree;
    this.place = place;
    this.signer = signer;
  }

  /// What is to be stated; fails with a [Disagreement] where nothing may be deleted.
  ///
  /// @param before the statement before this one
  /// @param index the new minimum index
  Uni<MinimumIndex> at(Optional<String> before, long index) {
    Optional<MinimumIndex> stated = before.map(this::read);
    Offsets offsets = stated.map(Offsets::behind).orElseGet(Offsets::new);
    long first = stated.map(MinimumIndex::index).orElse(0L) / TileAddress.FULL;
    List<Long> bundles = LongStream.range(first, index / TileAddress.FULL).boxed().toList();
    return Multi.createFrom()
        .iterable(bundles)
        .onItem()
        .transformToUniAndConcatenate(bundle -> look(bundle, offsets))
        .collect()
        .last()
        .chain(() -> tree.edge(index))
        .map(edge -> new MinimumIndex(signer.origin(), index, edge.root(), offsets.accounted()));
  }

  /// What is stated next repeats it, under our own signature: it has to be ours.
  private MinimumIndex read(String note) {
    SignedNote signed = SignedNote.of(note.getBytes(StandardCharsets.UTF_8));
    if (!signed.isSignedBy(signer.keys())) {
      throw new Disagreement("what is stated of entries that were deleted is not signed by us");
    }
    return MinimumIndex.of(signed.text());
  }

  private Uni<Boolean> look(long bundle, Offsets offsets) {
    TileAddress tile = new TileAddress(0, bundle, TileAddress.FULL);
    long first = bundle * TileAddress.FULL;
    return Uni.combine()
        .all()
        .unis(tree.leaves(first, first + TileAddress.FULL), tree.tile(tile))
        .asTuple()
        .flatMap(found -> hold(tile, found.getItem1(), found.getItem2()))
        .map(leaves -> account(leaves, offsets));
  }

  private Uni<List<Numbered>> hold(
      TileAddress tile, List<Numbered> leaves, Optional<byte[]> hashes) {
    List<byte[]> bytes = leaves.stream().map(Numbered::bytes).toList();
    byte[] found = Hash.concatenated(bytes.stream().map(Hash::ofLeaf).toList());
    if (!Arrays.equals(found, hashes.orElse(null))) {
      throw new Disagreement("entries that are old enough are not those that were signed");
    }
    TileAddress bundle = new TileAddress(TileAddress.ENTRIES, tile.index(), TileAddress.FULL);
    return place
        .has(
            List.of(
                new LogFile(tile.path(), found),
                new LogFile(bundle.path(), EntryBundle.encode(bytes))))
        .invoke(there -> {
          if (!there) {
            throw new Disagreement("the second place has not all that is old enough");
          }
        })
        .replaceWith(leaves);
  }

  private static boolean account(List<Numbered> leaves, Offsets offsets) {
    leaves.forEach(leaf -> offsets.account(leaf.index(), Leaf.of(leaf.bytes())));
    return true;
  }
}
