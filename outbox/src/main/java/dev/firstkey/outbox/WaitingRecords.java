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
  /// The most rows of one look.
  static final int ROWS = 500;

  /// From so many bytes on one look takes no further row.
  static final int BYTES = 4 * 1024 * 1024;

  private final Pool pool;

  WaitingRecords(Pool pool) {
    this.pool = pool;
  }

  /// Takes or renews the lease; false while another replica holds it.
  Uni<Boolean> lease(UUID holder) {
    return pool.preparedQuery(
            """
            update relay_lease
            set holder = $1, expires_at = clock_timestamp() + $2::bigint * interval '1 millisecond'
            where name = 'outbox' and (holder = $1 or expires_at < clock_timestamp())
            """)
        .execute(Tuple.of(holder, Lease.LENGTH.toMillis()))
        .map(rows -> rows.rowCount() == 1);
  }

  /// The first rows, but none of these keys or these lanes. A row that must stand behind all of its
  /// partition is left out while an earlier row waits there, and so is what stands behind such a
  /// row under its key.
  Uni<List<WaitingRecord>> first(Set<String> keys, Set<String> lanes) {
    return pool.preparedQuery(
            """
            select seq, topic, record_key, payload, headers, record_partition
            from (
              select *, sum(size) over (order by seq) - size as size_before
              from (
                select *, coalesce(octet_length(payload), 0) as size from outbox o
                where topic || ' ' || record_key <> all($1)
                  and topic || '/' || coalesce(record_partition, -1) <> all($2)
                  and not (behind_all and exists (
                    select from outbox e
                    where e.topic = o.topic and e.seq < o.seq
                      and (e.record_partition = o.record_partition or e.record_partition is null)))
                  and not exists (
                    select from outbox e
                    where e.topic = o.topic and e.record_key = o.record_key and e.seq < o.seq
                      and (e.behind_all
                        or e.record_partition is null and o.record_partition is not null))
                order by seq limit $3) page) sized
            where size_before < $4 order by seq
            """)
        .execute(Tuple.of(keys.toArray(String[]::new), lanes.toArray(String[]::new), ROWS, BYTES))
        .map(WaitingRecords::records);
  }

  /// Whether a look may have left rows out because there were too many.
  static boolean isFull(List<WaitingRecord> page) {
    return page.size() == ROWS || page.stream().mapToLong(WaitingRecord::size).sum() >= BYTES;
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
            headers(row.getString("headers"))),
        row.getInteger("record_partition"));
  }

  private static Map<String, String> headers(String json) {
    Map<String, String> headers = new LinkedHashMap<>();
    new JsonObject(json).forEach(entry -> headers.put(entry.getKey(), (String) entry.getValue()));
    return headers;
  }

  record Backlog(long waiting, double ageSeconds) {}
}
