package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.Numbered;
import dev.firstkey.auditsink.TreeHead;
import dev.firstkey.auditsink.TreeStore;
import dev.firstkey.tlog.Edge;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.Malformed;
import dev.firstkey.tlog.Tile;
import dev.firstkey.tlog.TileAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The tree's tables. Whatever the number of leaves, a step is a handful of statements.
@ApplicationScoped
class PostgresTreeStore implements TreeStore {
  /// How long a turn lasts where nobody renews it.
  private static final Duration TURN = Duration.ofSeconds(3);

  private static final String TAKE =
      """
      update sequencer
      set epoch = epoch + case when holder = $1 then 0 else 1 end, holder = $1,
          expires_at = clock_timestamp() + $2::bigint * interval '1 millisecond'
      where name = 'log' and (holder = $1 or expires_at < clock_timestamp())
      returning epoch
      """;
  private static final String KEEP =
      """
      update sequencer set expires_at = clock_timestamp() + $3::bigint * interval '1 millisecond'
      where name = 'log' and holder = $1 and epoch = $2
      """;
  private static final String LET_GO =
      """
      update sequencer set expires_at = '-infinity', epoch = epoch + 1
      where name = 'log' and holder = $1 and epoch = $2
      """;
  private static final String WIDEN =
      """
      insert into tile (level, tile_index, hashes)
      select * from unnest($1::int[], $2::bigint[], $3::bytea[])
      on conflict (level, tile_index) do update set hashes = excluded.hashes
        where length(tile.hashes) < length(excluded.hashes)
      """;

  /// The same root again is no change; another one for the size fails.
  private static final String HEAD =
      """
      insert into tree_head (size, root, epoch)
      select $1::bigint, $2::bytea, $3::bigint
      where not exists (select from tree_head where size = $1 and root = $2)
      """;

  private final Pool pool;

  PostgresTreeStore(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Optional<Turn>> take(UUID holder) {
    return first(pool, TAKE, Tuple.of(holder, TURN.toMillis()))
        .map(row -> row.map(it -> new Turn(holder, it.getLong("epoch"))));
  }

  @Override
  public Uni<Void> renew(Turn turn) {
    return keep(pool, turn).replaceWithVoid();
  }

  @Override
  public Uni<Void> letGo(Turn turn) {
    return pool.preparedQuery(LET_GO)
        .execute(Tuple.of(turn.holder(), turn.epoch()))
        .replaceWithVoid();
  }

  @Override
  public Uni<TreeHead> head() {
    return first(pool, "select size, root from tree_head order by size desc limit 1", Tuple.tuple())
        .map(row ->
            row.map(it ->
                    new TreeHead(it.getLong("size"), Hash.of(it.getBuffer("root").getBytes())))
                .orElse(TreeHead.EMPTY));
  }

  @Override
  public Uni<Optional<String>> published() {
    return first(pool, "select note from checkpoint order by size desc limit 1", Tuple.tuple())
        .map(row -> row.map(it -> it.getString("note")));
  }

  @Override
  public Uni<OptionalLong> publishedSize() {
    return first(pool, "select size from checkpoint order by size desc limit 1", Tuple.tuple())
        .map(
            row -> row.map(it -> OptionalLong.of(it.getLong("size"))).orElse(OptionalLong.empty()));
  }

  @Override
  public Uni<Edge> edge(long size) {
    List<TileAddress> wanted = TileAddress.edge(size);
    return pool.preparedQuery(
            """
            select level, substring(hashes for width * 32) as hashes
            from unnest($1::int[], $2::bigint[], $3::int[]) as wanted (level, tile_index, width)
              join tile using (level, tile_index)
            """)
        .execute(
            Tuple.of(
                wanted.stream().map(TileAddress::level).toArray(Integer[]::new),
                wanted.stream().map(TileAddress::index).toArray(Long[]::new),
                wanted.stream().map(TileAddress::width).toArray(Integer[]::new)))
        .map(rows -> Edge.at(size, read(rows)::apply));
  }

  private static Function<TileAddress, byte[]> read(Iterable<Row> rows) {
    Map<Integer, byte[]> tiles =
        StreamSupport.stream(rows.spliterator(), false)
            .collect(
                Collectors.toMap(
                    row -> row.getInteger("level"), row -> row.getBuffer("hashes").getBytes()));
    return address -> {
      byte[] hashes = tiles.get(address.level());
      if (hashes == null) {
        throw new Malformed("a tile of the tree is missing");
      }
      return hashes;
    };
  }

  @Override
  public Uni<List<Numbered>> leaves(long from, long before) {
    return pool.preparedQuery(LeafRows.BETWEEN)
        .execute(Tuple.of(from, before))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false).map(LeafRows::numbered).toList());
  }

  @Override
  public Uni<Void> commit(Turn turn, List<Tile> tiles, TreeHead head) {
    return inTurn(
        turn,
        connection ->
            widen(connection, tiles)
                .chain(() ->
                    connection
                        .preparedQuery(HEAD)
                        .execute(
                            Tuple.of(
                                head.size(), Buffer.buffer(head.root().bytes()), turn.epoch())))
                .replaceWithVoid());
  }

  private static Uni<Void> widen(SqlConnection connection, List<Tile> tiles) {
    List<Buffer> hashes = new ArrayList<>();
    tiles.forEach(tile -> hashes.add(Buffer.buffer(Hash.concatenated(tile.hashes()))));
    return connection
        .preparedQuery(WIDEN)
        .execute(
            Tuple.of(
                tiles.stream().map(tile -> tile.address().level()).toArray(Integer[]::new),
                tiles.stream().map(tile -> tile.address().index()).toArray(Long[]::new),
                hashes.toArray(Buffer[]::new)))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> publish(Turn turn, long size, String note) {
    return inTurn(
        turn,
        connection ->
            connection
                .preparedQuery(
                    """
                    insert into checkpoint (size, note) values ($1, $2)
                    on conflict (size) do nothing
                    """)
                .execute(Tuple.of(size, note))
                .replaceWithVoid());
  }

  private Uni<Void> inTurn(Turn turn, Function<SqlConnection, Uni<Void>> change) {
    return pool.withTransaction(connection ->
        keep(connection, turn)
            .invoke(kept -> {
              if (!kept) {
                throw new IllegalStateException("the turn is over");
              }
            })
            .chain(() -> change.apply(connection)));
  }

  private static Uni<Boolean> keep(SqlClient client, Turn turn) {
    return client
        .preparedQuery(KEEP)
        .execute(Tuple.of(turn.holder(), turn.epoch(), TURN.toMillis()))
        .map(rows -> rows.rowCount() == 1);
  }

  @Override
  public Uni<Optional<byte[]>> tile(TileAddress address) {
    return first(
            pool,
            """
            select substring(hashes for $3 * 32) as hashes from tile
            where level = $1 and tile_index = $2 and length(hashes) >= $3 * 32
            """,
            Tuple.of(address.level(), address.index(), address.width()))
        .map(row -> row.map(it -> it.getBuffer("hashes").getBytes()));
  }

  private static Uni<Optional<Row>> first(SqlClient client, String sql, Tuple parameters) {
    return client
        .preparedQuery(sql)
        .execute(parameters)
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst());
  }
}
