package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.Aliases;
import dev.firstkey.joineringest.domain.Merge;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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
  public Uni<List<Merge>> page(Optional<Merge.Key> after, int most) {
    return sessions
        .withSession(session ->
            session
                .createNativeQuery(
                    """
                    select source, worker_id, known_as, actor, reference, since from worker_alias
                    where (source, worker_id) > (:source, :worker) order by source, worker_id
                    """,
                    Object[].class)
                .setParameter("source", after.map(Merge.Key::source).orElse(""))
                .setParameter("worker", after.map(Merge.Key::workerId).orElse(""))
                .setMaxResults(most)
                .getResultList())
        .map(rows -> rows.stream().map(PostgresAliases::merge).toList());
  }

  private static Merge merge(Object[] row) {
    return new Merge(
        new Merge.Key((String) row[0], (String) row[1]),
        (String) row[2],
        (String) row[3],
        (String) row[4],
        row[5] instanceof OffsetDateTime time ? time.toInstant() : (Instant) row[5]);
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
