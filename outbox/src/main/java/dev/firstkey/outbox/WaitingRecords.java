package dev.firstkey.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// The relay's view of the outbox table, outside every unit of work.
@ApplicationScoped
class WaitingRecords {
  private final Pool pool;
  private final UUID holder = UUID.randomUUID();

  WaitingRecords(Pool pool) {
    this.pool = pool;
  }

  /// Takes or renews the lease; false while another replica holds it.
  Uni<Boolean> lease() {
    return pool.preparedQuery(
            """
            update relay_lease set holder = $1, expires_at = clock_timestamp() + interval '10 seconds'
            where name = 'outbox' and (holder = $1 or expires_at < clock_timestamp())
            """)
        .execute(Tuple.of(holder))
        .map(rows -> rows.rowCount() == 1);
  }

  /// The first rows of all keys but these.
  Uni<List<WaitingRecord>> first(Set<String> resting) {
    return pool.preparedQuery(
            """
            select seq, topic, record_key, payload, headers from outbox
            where topic || ' ' || record_key <> all($1) order by seq limit 500
            """)
        .execute(Tuple.of(resting.toArray(String[]::new)))
        .map(WaitingRecords::records);
  }

  Uni<Void> forget(List<Long> sent) {
    return pool.preparedQuery("delete from outbox where seq = any($1)")
        .execute(Tuple.of(sent.toArray(Long[]::new)))
        .replaceWithVoid();
  }

  /// How many rows wait and for how many seconds the oldest has waited.
  Uni<Backlog> backlog() {
    return pool.preparedQuery(
            """
            select count(*) as waiting,
                   coalesce(extract(epoch from clock_timestamp() - min(written_at)), 0)::float8 as age
            from outbox
            """)
        .execute()
        .map(rows -> rows.iterator().next())
        .map(row -> new Backlog(row.getLong("waiting"), row.getDouble("age")));
  }

  private static List<WaitingRecord> records(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(WaitingRecords::record).toList();
  }

  private static WaitingRecord record(Row row) {
    var payload = row.getBuffer("payload");
    return new WaitingRecord(
        row.getLong("seq"),
        new OutgoingRecord(
            row.getString("topic"),
            row.getString("record_key"),
            payload == null ? null : payload.getBytes(),
            headers(row.getString("headers"))));
  }

  private static Map<String, String> headers(String json) {
    Map<String, String> headers = new LinkedHashMap<>();
    new JsonObject(json).forEach(entry -> headers.put(entry.getKey(), (String) entry.getValue()));
    return headers;
  }

  record Backlog(long waiting, double ageSeconds) {}
}
