package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.Aliases;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `worker_alias`.
@ApplicationScoped
class PostgresAliases implements Aliases {
  private final Mutiny.SessionFactory sessions;

  PostgresAliases(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Optional<String>> knownAs(String source, String workerId) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    select known_as from worker_alias
                    where source = :source and worker_id = :worker and exists (
                      select 1 from episode
                      where episode.worker_id = known_as and state = 'ACTIVE')
                    """,
                    String.class)
                .setParameter("source", source)
                .setParameter("worker", workerId)
                .getSingleResultOrNull())
        .map(Optional::ofNullable);
  }

  @Override
  public Uni<Void> add(
      String source, String workerId, String knownAs, String actor, String reference) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    insert into worker_alias (source, worker_id, known_as, actor, reference)
                    values (:source, :worker, :known, :actor, :reference)
                    on conflict (source, worker_id) do update
                    set known_as = :known, actor = :actor, reference = :reference,
                        since = clock_timestamp()
                    """)
                .setParameter("source", source)
                .setParameter("worker", workerId)
                .setParameter("known", knownAs)
                .setParameter("actor", actor)
                .setParameter("reference", reference)
                .executeUpdate())
        .replaceWithVoid();
  }

  @Override
  public Uni<Optional<String>> remove(String source, String workerId) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    delete from worker_alias where source = :source and worker_id = :worker
                    returning known_as
                    """,
                    String.class)
                .setParameter("source", source)
                .setParameter("worker", workerId)
                .getSingleResultOrNull())
        .map(Optional::ofNullable);
  }
}
