package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.AuditLog;
import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Explanation;
import dev.firstkey.auditsink.domain.Known;
import dev.firstkey.auditsink.domain.Place;
import dev.firstkey.auditsink.domain.Range;
import dev.firstkey.auditsink.domain.Statement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The log's tables. One lock is held from before the log is looked at until the commit, so numbers
/// are given in commit order and a roll-back leaves no gap; no row is ever changed. The lock is of
/// the two-number kind, which no outbox uses, and is always taken first.
@ApplicationScoped
class PostgresAuditLog implements AuditLog {
  private final Mutiny.SessionFactory sessions;

  PostgresAuditLog(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /// Two statements: the second one's snapshot is taken when the lock is held.
  @Override
  public Uni<Known> await(Arrival arrival, Optional<UUID> eventId) {
    return sessions.withSession(
        session -> lock(session).chain(() -> look(session, arrival, eventId)));
  }

  @Override
  public Uni<Void> enter(long index, Arrival arrival, Statement statement) {
    return sessions.withSession(
        session -> session.persist(EntryRow.of(index, arrival, statement)).call(session::flush));
  }

  @Override
  public Uni<Void> cover(long index, Arrival arrival, Explanation why) {
    return sessions.withSession(
        session -> session.persist(CoverageRow.of(index, arrival, why)).call(session::flush));
  }

  @Override
  public Uni<Void> coverHeartbeats(long index, Range range) {
    return sessions.withSession(
        session -> session.persist(CoverageRow.of(index, range)).call(session::flush));
  }

  @Override
  public Uni<Void> keepOpen(Range range) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                insert into open_range (topic, record_partition, from_offset, to_offset)
                values (:topic, :partition, :from, :to)
                on conflict (topic, record_partition)
                  do update set from_offset = excluded.from_offset, to_offset = excluded.to_offset
                """)
            .setParameter("topic", range.topic())
            .setParameter("partition", range.partition())
            .setParameter("from", range.from())
            .setParameter("to", range.to())
            .executeUpdate()
            .replaceWithVoid());
  }

  private static Uni<?> lock(Mutiny.Session session) {
    return session
        .createNativeQuery("select cast(pg_advisory_xact_lock(6962, 9162) as text)", String.class)
        .getSingleResult();
  }

  private static Uni<Known> look(Mutiny.Session session, Arrival arrival, Optional<UUID> eventId) {
    return session
        .createNativeQuery(
            """
            select
              greatest((select max(log_index) from entry), (select max(log_index) from coverage), -1),
              (select count(*) from leaf
               where topic = :topic and record_partition = :partition and from_offset = :offset
                 and fingerprint = cast(:fingerprint as bytea)),
              (select count(*) from leaf
               where topic = :topic and record_partition = :partition and from_offset = :offset
                 and fingerprint <> cast(:fingerprint as bytea)),
              (select min(log_index) from entry where event_id = cast(:id as uuid)),
              (select min(log_index) from entry
               where event_id = cast(:id as uuid) and fingerprint = cast(:fingerprint as bytea)),
              (select count(*) from (
                 select to_offset from coverage
                 where topic = :topic and record_partition = :partition
                   and from_offset <= :offset and why = 'heartbeats'
                 order by from_offset desc limit 1) newest
               where to_offset >= :offset)
                + (select count(*) from open_range
                   where topic = :topic and record_partition = :partition
                     and :offset between from_offset and to_offset),
              (select from_offset from open_range
               where topic = :topic and record_partition = :partition),
              (select to_offset from open_range
               where topic = :topic and record_partition = :partition)
            """,
            Object[].class)
        .setParameter("topic", arrival.place().topic())
        .setParameter("partition", arrival.place().partition())
        .setParameter("offset", arrival.place().offset())
        .setParameter("fingerprint", arrival.fingerprint())
        .setParameter("id", eventId.map(UUID::toString).orElse(null))
        .getSingleResult()
        .map(columns -> known(columns, arrival.place()));
  }

  private static Known known(Object[] columns, Place place) {
    return new Known(
        number(columns[0]).orElseThrow() + 1,
        number(columns[1]).orElseThrow() > 0,
        number(columns[2]).orElseThrow() > 0,
        number(columns[3]),
        number(columns[4]),
        number(columns[5]).orElseThrow() > 0,
        open(columns, place));
  }

  private static Optional<Range> open(Object[] columns, Place place) {
    OptionalLong from = number(columns[6]);
    OptionalLong to = number(columns[7]);
    return from.isPresent() && to.isPresent()
        ? Optional.of(new Range(place.topic(), place.partition(), from.getAsLong(), to.getAsLong()))
        : Optional.empty();
  }

  private static OptionalLong number(Object column) {
    return column instanceof Number number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }
}
