package dev.firstkey.outbox;

import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

  private final Mutiny.SessionFactory sessions;
  private final String topicPrefix;

  PostgresOutbox(
      Mutiny.SessionFactory sessions,
      @ConfigProperty(name = "firstkey.topic-prefix") String topicPrefix) {
    this.sessions = sessions;
    this.topicPrefix = topicPrefix;
  }

  @Override
  public Uni<Void> add(List<Event> events) {
    return addRecords(events.stream().map(this::record).toList());
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
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                with held as materialized (
                  select pg_advisory_xact_lock(hashtextextended(:topic || ' ' || :key, 0)))
                insert into outbox (topic, record_key, payload, headers)
                select :topic, :key, cast(:payload as bytea), :headers from held
                """)
            .setParameter("topic", record.topic())
            .setParameter("key", record.key())
            .setParameter("payload", record.payload())
            .setParameter("headers", JsonObject.mapFrom(record.headers()).encode())
            .executeUpdate());
  }
}
