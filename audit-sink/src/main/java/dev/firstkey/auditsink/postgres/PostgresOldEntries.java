package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.OldEntries;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// The partitions of the entries. They are dropped by their owner.
@ApplicationScoped
class PostgresOldEntries implements OldEntries {
  private final Pool pool;
  private final AsOwner owner;

  PostgresOldEntries(Pool pool, AsOwner owner) {
    this.pool = pool;
    this.owner = owner;
  }

  @Override
  public Uni<Long> minimum() {
    return number("select coalesce(max(minimum), 0) as number from minimum_index", Tuple.tuple());
  }

  @Override
  public Uni<Optional<String>> statement() {
    return pool.query("select note from minimum_index order by minimum desc limit 1")
        .execute()
        .map(rows -> {
          RowIterator<Row> each = rows.iterator();
          return each.hasNext() ? Optional.of(each.next().getString("note")) : Optional.empty();
        });
  }

  @Override
  public Uni<Long> before(Duration age) {
    return number(
        "select old_before($1::bigint * interval '1 millisecond') as number",
        Tuple.of(age.toMillis()));
  }

  @Override
  public Uni<Void> state(long index, String note) {
    return owner.run(connection -> state(connection, index, note)).replaceWithVoid();
  }

  private static int state(Connection connection, long index, String note) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("insert into minimum_index (minimum, note) values (?, ?)")) {
      statement.setLong(1, index);
      statement.setString(2, note);
      return statement.executeUpdate();
    }
  }

  @Override
  public Uni<Integer> drop() {
    return owner.run(PostgresOldEntries::drop);
  }

  private static int drop(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select drop_old()");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private Uni<Long> number(String sql, Tuple parameters) {
    return pool.preparedQuery(sql)
        .execute(parameters)
        .map(rows -> rows.iterator().next().getLong("number"));
  }
}
