package dev.firstkey.auditsink;

import dev.firstkey.tlog.Edge;
import dev.firstkey.tlog.Tile;
import dev.firstkey.tlog.TileAddress;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// The tree as it is kept. What changes it fails where the epoch is over.
public interface TreeStore {

  /// Whose turn it is.
  ///
  /// @param holder who asks
  /// @param epoch the number of its turn
  record Turn(UUID holder, long epoch) {}

  /// Takes or renews the turn; empty while another replica has it.
  Uni<Optional<Turn>> take(UUID holder);

  /// Renews a turn while its work goes on; nothing where it is over.
  Uni<Void> renew(Turn turn);

  /// Ends a turn: the others may have theirs at once, and what this one still tries fails.
  Uni<Void> letGo(Turn turn);

  /// The newest root that is committed.
  Uni<TreeHead> head();

  /// The newest note that is published.
  Uni<Optional<String>> published();

  /// The right edge of the tree when it had this size.
  Uni<Edge> edge(long size);

  /// The leaves that there are with these numbers, in their order.
  Uni<List<Numbered>> leaves(long from, long before);

  /// Commits a root with the tiles that it stands for, at once or not at all.
  Uni<Void> commit(Turn turn, List<Tile> tiles, TreeHead head);

  /// Publishes a note over a root that is committed.
  Uni<Void> publish(Turn turn, long size, String note);

  /// The size of the newest tree that is published.
  Uni<OptionalLong> publishedSize();

  /// The bytes of a tile; empty where it is not there in this width.
  Uni<Optional<byte[]>> tile(TileAddress address);
}
