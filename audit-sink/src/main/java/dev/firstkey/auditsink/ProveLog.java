package dev.firstkey.auditsink;

import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.LogProof;
import dev.firstkey.tlog.SignedNote;
import dev.firstkey.tlog.TileAddress;
import dev.firstkey.tlog.TiledTree;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Proves what the published log says (RFC 9162), for those who do not read all of it.
@ApplicationScoped
public class ProveLog {
  private final TreeStore tree;
  private final OldEntries old;

  ProveLog(TreeStore tree, OldEntries old) {
    this.tree = tree;
    this.old = old;
  }

  /// That a leaf is in the tree of a size.
  ///
  /// @param leaf its hash
  public record Inclusion(long index, long size, Hash leaf, List<Hash> path) {}

  /// That a leaf is in the tree; empty where the published tree is smaller.
  public Uni<Optional<Inclusion>> inclusion(long index, long size) {
    return publishedSize()
        .flatMap(published ->
            index < size && size <= published
                ? include(index, size).map(Optional::of)
                : Uni.createFrom().item(Optional.empty()));
  }

  /// That the tree of a size is the beginning of a larger one; empty where the published tree is
  /// smaller.
  public Uni<Optional<List<Hash>>> consistency(long from, long to) {
    return publishedSize()
        .flatMap(published ->
            from <= to && to <= published
                ? ask(to, it -> it.consistency(from)).map(Optional::of)
                : Uni.createFrom().item(Optional.empty()));
  }

  /// The file that proves one leaf under the newest checkpoint, with the leaf in it. Fails with
  /// [Deleted] where the log states so.
  public Uni<Optional<LogProof>> proof(long index) {
    return tree.published()
        .flatMap(note ->
            note.map(ProveLog::read)
                .filter(signed -> index < Checkpoint.of(signed.text()).size())
                .map(signed -> proof(index, signed).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  /// The newest checkpoint; fails where nothing is published yet.
  Uni<SignedNote> newest() {
    return tree.published().map(note -> read(note.orElseThrow()));
  }

  /// The proofs of several leaves in the published tree of a size, by their log index.
  Uni<Map<Long, List<Hash>>> paths(long size, List<Long> indexes) {
    return ask(
        size, it -> indexes.stream().collect(Collectors.toMap(Function.identity(), it::inclusion)));
  }

  private Uni<LogProof> proof(long index, SignedNote signed) {
    return tree.leaves(index, index + 1)
        .flatMap(leaves -> leaves.isEmpty() ? gone(index) : Uni.createFrom().item(leaves))
        .flatMap(leaves -> {
          Optional<byte[]> leaf = Optional.of(leaves.getFirst().bytes());
          return ask(Checkpoint.of(signed.text()).size(), it -> it.inclusion(index))
              .map(path -> new LogProof(leaf, index, path, signed));
        });
  }

  private Uni<List<Numbered>> gone(long index) {
    return old.minimum()
        .map(minimum -> {
          throw index < minimum
              ? new Deleted()
              : new IllegalStateException("a leaf of the published tree is missing");
        });
  }

  private Uni<Inclusion> include(long index, long size) {
    TileAddress address = TileAddress.in(size, 0, index / TileAddress.FULL);
    return ask(size, it -> it.inclusion(index))
        .flatMap(path ->
            tree.tile(address)
                .map(tile -> Hash.all(tile.orElseThrow()))
                .map(hashes -> hashes.get((int) (index % TileAddress.FULL)))
                .map(leaf -> new Inclusion(index, size, leaf, path)));
  }

  private Uni<Long> publishedSize() {
    return tree.publishedSize().map(size -> size.orElse(-1));
  }

  /// Asked twice: first for the tiles that it needs, then over these.
  private <T> Uni<T> ask(long size, Function<TiledTree, T> question) {
    return read(TiledTree.needed(size, question))
        .map(tiles -> question.apply(new TiledTree(size, address -> tile(tiles, address))));
  }

  private static byte[] tile(Map<TileAddress, byte[]> tiles, TileAddress address) {
    return Objects.requireNonNull(tiles.get(address));
  }

  private Uni<Map<TileAddress, byte[]>> read(Set<TileAddress> addresses) {
    return Multi.createFrom()
        .iterable(addresses)
        .onItem()
        .transformToUniAndConcatenate(
            address -> tree.tile(address).map(tile -> Map.entry(address, tile.orElseThrow())))
        .collect()
        .asMap(Map.Entry::getKey, Map.Entry::getValue);
  }

  private static SignedNote read(String note) {
    return SignedNote.of(note.getBytes(StandardCharsets.UTF_8));
  }
}
