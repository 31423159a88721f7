package dev.firstkey.passissuer.postgres;

import dev.firstkey.passissuer.Evidence;
import dev.firstkey.passissuer.EvidenceConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.reactive.mutiny.Mutiny;

/// The newest checkpoint and the outbox in PostgreSQL, both against its clock.
@ApplicationScoped
class PostgresEvidence implements Evidence {
  private final Mutiny.SessionFactory sessions;
  private final EvidenceConfig config;

  PostgresEvidence(Mutiny.SessionFactory sessions, EvidenceConfig config) {
    this.sessions = sessions;
    this.config = config;
  }

  /// The rows of the outbox are counted no further than to the mark.
  @Override
  public Uni<Boolean> isKept() {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                select case when
                  exists (select 1 from evidence
                    where reaches_to >= clock_timestamp() - :seconds * interval '1 second')
                  and (select count(*) from (select 1 from outbox limit :mark + 1) as waiting)
                    <= :mark
                then 1 else 0 end
                """,
                Integer.class)
            .setParameter("seconds", config.maxAge().toSeconds())
            .setParameter("mark", config.outboxHighWater())
            .getSingleResult()
            .map(kept -> kept == 1));
  }

  @Override
  public Uni<Void> reaches(Instant asOf) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    insert into evidence as known (log, reaches_to)
                    values ('audit', least(cast(:asOf as timestamptz), clock_timestamp()))
                    on conflict (log) do update set reaches_to = excluded.reaches_to
                    where known.reaches_to < excluded.reaches_to
                    """)
                .setParameter("asOf", asOf)
                .executeUpdate())
        .replaceWithVoid();
  }
}
