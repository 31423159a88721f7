package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.enrollmentgateway.GatewayConfig;
import dev.firstkey.enrollmentgateway.Sight;
import dev.firstkey.outbox.Partitions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/// The table `heartbeat`.
@ApplicationScoped
class PostgresSight implements Sight {
  /// To be used with [#of]. Every use reads the clock anew.
  static final String CLEAR =
      """
      exists (
        select from heartbeat
        where heartbeat.record_partition = :partition
          and heartbeat.as_of
            > clock_timestamp() - cast(:blindAfter as bigint) * interval '1 millisecond')
      """;

  private final Sql sql;
  private final Partitions partitions;
  private final GatewayConfig config;

  PostgresSight(Sql sql, Partitions partitions, GatewayConfig config) {
    this.sql = sql;
    this.partitions = partitions;
    this.config = config;
  }

  @Override
  public Uni<Void> reaches(int partition, Instant asOf) {
    return sql.change(
            """
            insert into heartbeat (record_partition, as_of)
            values (:partition, least(cast(:asOf as timestamptz), clock_timestamp()))
            on conflict (record_partition)
              do update set as_of = greatest(heartbeat.as_of, excluded.as_of)
            """,
            Map.of("partition", partition, "asOf", asOf))
        .replaceWithVoid();
  }

  @Override
  public Uni<Boolean> isClear(String workerId) {
    return sql.row(Boolean.class, "select " + CLEAR, of(workerId)).map(row -> row.orElse(false));
  }

  /// The parameters of [#CLEAR].
  Map<String, Object> of(String workerId) {
    return Map.of(
        "partition", partitions.of(workerId), "blindAfter", config.blindAfter().toMillis());
  }
}
