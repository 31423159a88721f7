package dev.firstkey.auditsink;

import dev.firstkey.tlog.EntryBundle;
import dev.firstkey.tlog.TileAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Gives the log as auditors read it: its newest checkpoint, tiles and bundles of entries, as far
/// as they are published.
@ApplicationScoped
public class ReadLog {
  private final TreeStore tree;
  private final OldEntries old;
  private final Pending<Optional<String>> newest;

  ReadLog(TreeStore tree, OldEntries old) {
    this.tree = tree;
    this.old = old;
    this.newest = new Pending<>(tree::published);
  }

  /// The newest checkpoint, a signed note. However many ask at once, the database is asked one
  /// question at a time; nothing is remembered, because whoever was told of a newer one by another
  /// replica would believe that the log was rolled back.
  public Uni<Optional<String>> checkpoint() {
    return newest.answer();
  }

  /// The newest statement from where on there are entries, a signed note; empty where all are
  /// there.
  public Uni<Optional<String>> minimumIndex() {
    return old.statement();
  }

  /// A tile or a bundle; empty where the published tree has none. Fails with [Deleted] where the
  /// log states so.
  public Uni<Optional<Part>> read(TileAddress address) {
    return tree.publishedSize()
        .flatMap(size ->
            size.isPresent() && address.isIn(size.getAsLong())
                ? part(address)
                : Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Optional<Part>> part(TileAddress address) {
    return address.level() == TileAddress.ENTRIES
        ? bundle(address).map(Optional::of)
        : tree.tile(address).map(tile -> tile.map(bytes -> new Part(bytes, true)));
  }

  /// The entries that are there. Where some are not, whoever verifies sees which.
  private Uni<Part> bundle(TileAddress address) {
    long first = address.index() * TileAddress.FULL;
    return tree.leaves(first, first + address.width())
        .call(() -> old.minimum().invoke(minimum -> requireKept(first, minimum)))
        .map(leaves -> bundle(address, leaves));
  }

  private static void requireKept(long index, long minimum) {
    if (index < minimum) {
      throw new Deleted();
    }
  }

  private static Part bundle(TileAddress address, List<Numbered> leaves) {
    byte[] bytes = EntryBundle.encode(leaves.stream().map(Numbered::bytes).toList());
    return new Part(bytes, leaves.size() == address.width());
  }

  /// Bytes of the log.
  ///
  /// @param whole whether nothing of it is missing, so that it never changes
  public record Part(byte[] bytes, boolean whole) {}
}
