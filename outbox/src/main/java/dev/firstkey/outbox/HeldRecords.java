package dev.firstkey.outbox;

import dev.firstkey.contracts.DeadLetterCode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table of held records. What decides or changes goes through the caller's transaction; what
/// only shows does not need one.
@ApplicationScoped
class HeldRecords implements Holds {
  private static final String COLUMNS =
      """
      select id, topic, record_partition, record_offset, record_key, code, payload, parked_at
      from held
      """;

  private final Mutiny.SessionFactory sessions;
  private final Pool pool;
  private final Partitions partitions;

  HeldRecords(Mutiny.SessionFactory sessions, Pool pool, Partitions partitions) {
    this.sessions = sessions;
    this.pool = pool;
    this.partitions = partitions;
  }

  @Override
  public Uni<Boolean> isAnyHeld(List<String> keys) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                select
                  (select count(*) from held
                   where record_key in (:keys)
                      or record_key is null and record_partition in (:partitions))
                  + (select count(*) from held_elsewhere
                     where record_key in (:keys) and not decided)
                """,
                Long.class)
            .setParameter("keys", keys)
            .setParameter("partitions", keys.stream().map(partitions::of).toList())
            .getSingleResult()
            .map(held -> held > 0));
  }

  @Override
  public Uni<Set<Integer>> unreadablePartitions() {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                "select distinct record_partition from held where record_key is null",
                Integer.class)
            .getResultList()
            .map(HashSet::new));
  }

  /// Puts the record's key on hold. Again, it changes nothing.
  Uni<Void> add(ConsumerRecord<byte[], byte[]> record, DeadLetterCode code, Optional<UUID> event) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    insert into held
                      (id, topic, record_partition, record_offset, record_key, event_id, code, payload)
                    values (:id, :topic, :partition, :offset, cast(:key as text),
                      cast(:event as uuid), :code, cast(:payload as bytea))
                    on conflict do nothing
                    """)
                .setParameter("id", Receipt.of(record).id())
                .setParameter("topic", record.topic())
                .setParameter("partition", record.partition())
                .setParameter("offset", record.offset())
                .setParameter("key", RecordKey.read(record.key()).orElse(null))
                .setParameter("event", event.map(UUID::toString).orElse(null))
                .setParameter("code", code.word())
                .setParameter("payload", DeadLetter.isKept(record) ? record.value() : null)
                .executeUpdate())
        .replaceWithVoid();
  }

  /// Lifts the hold; false where it is lifted already. Who comes second waits for the first.
  Uni<Boolean> release(UUID id) {
    return sessions.withSession(session ->
        session
            .createNativeQuery("delete from held where id = :id")
            .setParameter("id", id)
            .executeUpdate()
            .map(deleted -> deleted == 1));
  }

  Uni<Optional<HeldRecord>> find(UUID id) {
    return pool.preparedQuery(COLUMNS + "where id = $1")
        .execute(Tuple.of(id))
        .map(rows -> records(rows).stream().findFirst());
  }

  /// The oldest ones.
  Uni<List<HeldRecord>> first(int most) {
    return pool.preparedQuery(COLUMNS + "order by parked_at, id limit $1")
        .execute(Tuple.of(most))
        .map(HeldRecords::records);
  }

  private static List<HeldRecord> records(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(HeldRecords::record).toList();
  }

  private static HeldRecord record(Row row) {
    var payload = row.getBuffer("payload");
    return new HeldRecord(
        new ParkedRecord(
            row.getUUID("id"),
            row.getString("topic"),
            row.getInteger("record_partition"),
            row.getLong("record_offset"),
            Optional.ofNullable(row.getString("record_key"))
                .flatMap(HeldRecord::plainKey)
                .orElse(null),
            row.getString("code"),
            row.getOffsetDateTime("parked_at").toInstant()),
        payload == null ? null : payload.getBytes());
  }
}
