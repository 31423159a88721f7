package dev.firstkey.revocationworker.postgres;

import dev.firstkey.revocationworker.Workers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/// A lock on the worker's id, given back at the end of the transaction.
@ApplicationScoped
class PostgresWorkers implements Workers {
  private final Mutiny.SessionFactory sessions;

  PostgresWorkers(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Void> hold(String workerId) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                select cast(pg_advisory_xact_lock(hashtextextended('worker ' || :worker, 0)) as text)
                """,
                String.class)
            .setParameter("worker", workerId)
            .getSingleResult()
            .replaceWithVoid());
  }

  @Override
  public Uni<Boolean> tryHold(String workerId) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                select pg_try_advisory_xact_lock(hashtextextended('worker ' || :worker, 0))
                """,
                Boolean.class)
            .setParameter("worker", workerId)
            .getSingleResult());
  }
}
