package dev.firstkey.outbox;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Topic;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/// The outbox table. A lock on topic and key is held from before the sequence number is drawn until
/// the commit, so that for one key the numbers are in commit order; keys are locked in one order,
/// so that two transactions never wait for each other.
@ApplicationScoped
class PostgresOutbox implements Outbox {
  private static final Comparator<OutgoingRecord> LOCK_ORDER =
      Comparator.comparing(OutgoingRecord::topic).thenComparing(OutgoingRecord::key);
  private static final Map<String, String> EVENT_HEADERS =
      Map.of("content-type", EventCodec.CONTENT_TYPE);

  /// Of a topic whose number of partitions nobody holds equal.
  private static final int ANY = -1;

  private final Mutiny.SessionFactory sessions;
  private final Partitions partitions;
  private final Traces traces;
  private final Said said;
  private final String topicPrefix;
  private final Set<String> ownTopics;

  PostgresOutbox(
      Mutiny.SessionFactory sessions,
      Partitions partitions,
      Traces traces,
      Said said,
      @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix) {
    this.sessions = sessions;
    this.partitions = partitions;
    this.traces = traces;
    this.said = said;
    this.topicPrefix = topicPrefix;
    this.ownTopics =
        Arrays.stream(Topic.values())
            .map(topic -> topic.name(topicPrefix))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Uni<Void> add(List<Event> events) {
    return addRecords(events.stream().map(this::record).toList());
  }

  @Override
  public Uni<Void> addBehind(Event event, int partition) {
    OutgoingRecord record = record(event);
    return forgetNewer(record).chain(() -> insert(record, partition, true)).replaceWithVoid();
  }

  @Override
  public Uni<Void> addRecords(List<OutgoingRecord> records) {
    return Multi.createFrom()
        .items(records.stream().sorted(LOCK_ORDER))
        .onItem()
        .transformToUniAndConcatenate(this::insert)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private OutgoingRecord record(Event event) {
    return new OutgoingRecord(
        event.type().topic().name(topicPrefix),
        event.key(),
        EventCodec.encode(event),
        EVENT_HEADERS);
  }

  private Uni<Integer> insert(OutgoingRecord record) {
    return insert(record, partition(record), false);
  }

  private int partition(OutgoingRecord record) {
    return ownTopics.contains(record.topic()) ? partitions.of(record.key()) : ANY;
  }

  private Uni<Integer> insert(OutgoingRecord record, int partition, boolean behindAll) {
    said.note();
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                with held as materialized (
                  select pg_advisory_xact_lock(hashtextextended(:topic || ' ' || :key, 0)))
                insert into outbox (
                  topic, record_key, payload, headers, record_partition, behind_all)
                select :topic, :key, cast(:payload as bytea), :headers, nullif(:partition, -1),
                  :behind from held
                """)
            .setParameter("topic", record.topic())
            .setParameter("key", record.key())
            .setParameter("payload", record.payload())
            .setParameter("headers", JsonObject.mapFrom(traces.headers(record)).encode())
            .setParameter("partition", partition)
            .setParameter("behind", behindAll)
            .executeUpdate());
  }

  /// All but the oldest: were that one replaced too, again and again, none would ever be sent while
  /// its partition is busy.
  private Uni<Integer> forgetNewer(OutgoingRecord record) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                delete from outbox o where topic = :topic and record_key = :key and behind_all
                  and exists (
                    select from outbox e
                    where e.topic = o.topic and e.record_key = o.record_key and e.seq < o.seq)
                """)
            .setParameter("topic", record.topic())
            .setParameter("key", record.key())
            .executeUpdate());
  }
}
