package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.LogReach;
import dev.firstkey.auditsink.StreamEnd;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// How far the log has come, by its tables.
@ApplicationScoped
class PostgresLogReach implements LogReach {
  /// The last record of most partitions is a leaf of its own, which is found at once; only for the
  /// others the whole account of the partition is looked at.
  private static final String NOT_REACHED =
      """
      select count(*) as missing
      from unnest($1::text[], $2::int[], $3::bigint[]) as wanted (topic, record_partition, last)
      where not case
        when exists (
          select 1 from leaf
          where leaf.topic = wanted.topic and leaf.record_partition = wanted.record_partition
            and leaf.from_offset = wanted.last) then true
        else exists (
          select 1 from partition_account account
          where account.topic = wanted.topic
            and account.record_partition = wanted.record_partition
            and account.last_offset >= wanted.last)
        end
      """;

  private final Pool pool;

  PostgresLogReach(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Instant> clock() {
    return one("select clock_timestamp() as now", Tuple.tuple())
        .map(row -> row.getOffsetDateTime("now").toInstant().truncatedTo(ChronoUnit.MILLIS));
  }

  @Override
  public Uni<Boolean> covers(List<StreamEnd> ends) {
    Tuple wanted =
        Tuple.of(
            ends.stream().map(StreamEnd::topic).toArray(String[]::new),
            ends.stream().map(StreamEnd::partition).toArray(Integer[]::new),
            ends.stream().map(StreamEnd::offset).toArray(Long[]::new));
    return one(NOT_REACHED, wanted).map(row -> row.getLong("missing") == 0);
  }

  @Override
  public Uni<Long> leaves() {
    return one(
            """
            select greatest(
              (select max(log_index) from entry), (select max(log_index) from coverage), -1) + 1
              as leaves
            """,
            Tuple.tuple())
        .map(row -> row.getLong("leaves"));
  }

  private Uni<Row> one(String sql, Tuple parameters) {
    return pool.preparedQuery(sql).execute(parameters).map(rows -> rows.iterator().next());
  }
}
