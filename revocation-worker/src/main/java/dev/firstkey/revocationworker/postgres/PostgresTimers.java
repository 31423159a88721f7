package dev.firstkey.revocationworker.postgres;

import dev.firstkey.revocationworker.Timer;
import dev.firstkey.revocationworker.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `timer`.
@ApplicationScoped
class PostgresTimers implements Timers {
  private final Mutiny.SessionFactory sessions;

  PostgresTimers(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Void> set(Timer timer, Instant dueAt) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                insert into timer (kind, id, worker_id, due_at)
                values (:kind, :id, :worker, :due)
                on conflict (kind, id) do update set due_at = excluded.due_at
                """)
            .setParameter("kind", word(timer.kind()))
            .setParameter("id", timer.id())
            .setParameter("worker", timer.workerId())
            .setParameter("due", dueAt)
            .executeUpdate()
            .replaceWithVoid());
  }

  @Override
  public Uni<Void> drop(Timer.Kind kind, UUID id) {
    return sessions.withSession(session ->
        session
            .createNativeQuery("delete from timer where kind = :kind and id = :id")
            .setParameter("kind", word(kind))
            .setParameter("id", id)
            .executeUpdate()
            .replaceWithVoid());
  }

  @Override
  public Uni<List<Timer>> due(int limit) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                select kind, id, worker_id from timer
                where due_at <= clock_timestamp() order by due_at
                """,
                Tuple.class)
            .setMaxResults(limit)
            .getResultList()
            .map(rows -> rows.stream().map(PostgresTimers::timer).toList()));
  }

  @Override
  public Uni<Boolean> take(Timer timer) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                select kind from timer
                where kind = :kind and id = :id and due_at <= clock_timestamp()
                for update skip locked
                """,
                String.class)
            .setParameter("kind", word(timer.kind()))
            .setParameter("id", timer.id())
            .getSingleResultOrNull()
            .map(found -> found != null));
  }

  private static Timer timer(Tuple row) {
    return new Timer(
        Timer.Kind.valueOf(row.get("kind", String.class).toUpperCase(Locale.ROOT)),
        row.get("id", UUID.class),
        row.get("worker_id", String.class));
  }

  private static String word(Timer.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
