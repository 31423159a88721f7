package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.AuditLog;
import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Explanation;
import dev.firstkey.auditsink.domain.Known;
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
               where event_id = cast(:id as uuid) and fingerprint = cast(:fingerprint as bytea))
            """,
            Object[].class)
        .setParameter("topic", arrival.place().topic())
        .setParameter("partition", arrival.place().partition())
        .setParameter("offset", arrival.place().offset())
        .setParameter("fingerprint", arrival.fingerprint())
        .setParameter("id", eventId.map(UUID::toString).orElse(null))
        .getSingleResult()
        .map(PostgresAuditLog::known);
  }

  private static Known known(Object[] columns) {
    return new Known(
        number(columns[0]).orElseThrow() + 1,
        number(columns[1]).orElseThrow() > 0,
        number(columns[2]).orElseThrow() > 0,
        number(columns[3]),
        number(columns[4]));
  }

  private static OptionalLong number(Object column) {
    return column instanceof Number number
        ? OptionalLong.of(number.longValue())
        : OptionalLong.empty();
  }
}
