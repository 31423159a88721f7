package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.LogReach;
import dev.firstkey.auditsink.StreamEnd;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How far the log has come, by its tables. What is missing before that is asked for when the ends
/// are reached, and not while it falls behind: few leaves are not added up then. Where nobody adds
/// up, it is not known.
@ApplicationScoped
class PostgresLogReach implements LogReach {
  /// The last offset that is accounted for of each partition: three looks at the end of an index,
  /// however long the log is.
  static final String NOT_REACHED =
      """
      select count(*) as missing
      from unnest($1::text[], $2::int[], $3::bigint[]) as wanted (topic, record_partition, last)
      where wanted.last > greatest(
        (select record_offset from entry_key
         where topic = wanted.topic and record_partition = wanted.record_partition
         order by record_offset desc limit 1),
        (select to_offset from coverage
         where topic = wanted.topic and record_partition = wanted.record_partition
         order by to_offset desc limit 1),
        (select to_offset from open_range
         where topic = wanted.topic and record_partition = wanted.record_partition),
        -1)
      """;

  /// How many offsets of these partitions are missing before one that is accounted for.
  static final String MISSING =
      """
      select coalesce(sum(to_offset - from_offset + 1), 0)::bigint as missing
      from unnest($1::text[], $2::int[]) as wanted (topic, record_partition)
        join offset_gap using (topic, record_partition)
      """;

  private static final String NOT_ADDED_UP =
      """
      select greatest(
        (select max(log_index) from entry_key), (select max(log_index) from coverage), -1)
        + 1 - counted as missing
      from tally
      """;

  private static final String TOO_LONG = "57014";

  private final Pool pool;
  private final long most;

  /// @param most how many leaves that are not added up are read for an answer
  PostgresLogReach(Pool pool, @ConfigProperty(name = "firstkey.coverage.most-behind") long most) {
    this.pool = pool;
    this.most = most;
  }

  @Override
  public Uni<Instant> clock() {
    return one("select clock_timestamp() as now", Tuple.tuple())
        .map(row -> row.getOffsetDateTime("now").toInstant().truncatedTo(ChronoUnit.MILLIS));
  }

  /// It is asked once a second, and takes no longer than some of them.
  @Override
  public Uni<Covered> covers(List<StreamEnd> ends) {
    return pool.withTransaction(connection ->
            connection
                .query("set local statement_timeout = '5s'")
                .execute()
                .chain(() -> covers(connection, ends)))
        .onFailure(PostgresLogReach::tookTooLong)
        .recoverWithItem(Covered.NOT_KNOWN);
  }

  private static boolean tookTooLong(Throwable failure) {
    return failure instanceof PgException it && TOO_LONG.equals(it.getSqlState());
  }

  private Uni<Covered> covers(SqlConnection connection, List<StreamEnd> ends) {
    String[] topics = ends.stream().map(StreamEnd::topic).toArray(String[]::new);
    Integer[] partitions = ends.stream().map(StreamEnd::partition).toArray(Integer[]::new);
    Long[] offsets = ends.stream().map(StreamEnd::offset).toArray(Long[]::new);
    return missing(connection, NOT_REACHED, Tuple.of(topics, partitions, offsets))
        .flatMap(notReached ->
            notReached > 0
                ? Uni.createFrom().item(Covered.NO)
                : hasAll(connection, Tuple.of(topics, partitions)));
  }

  private Uni<Covered> hasAll(SqlConnection connection, Tuple partitions) {
    return missing(connection, NOT_ADDED_UP, Tuple.tuple())
        .flatMap(behind ->
            behind > most
                ? Uni.createFrom().item(Covered.NOT_KNOWN)
                : missing(connection, MISSING, partitions)
                    .map(missing -> missing == 0 ? Covered.YES : Covered.NO));
  }

  private static Uni<Long> missing(SqlConnection connection, String sql, Tuple wanted) {
    return connection
        .preparedQuery(sql)
        .execute(wanted)
        .map(rows -> rows.iterator().next().getLong("missing"));
  }

  @Override
  public Uni<Long> leaves() {
    return one(
            """
            select greatest(
              (select max(log_index) from entry_key), (select max(log_index) from coverage), -1) + 1
              as leaves
            """,
            Tuple.tuple())
        .map(row -> row.getLong("leaves"));
  }

  private Uni<Row> one(String sql, Tuple parameters) {
    return pool.preparedQuery(sql).execute(parameters).map(rows -> rows.iterator().next());
  }
}
