package dev.firstkey.revocationworker.postgres;

import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.revocationworker.Episodes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table `episode_ending`.
@ApplicationScoped
class PostgresEpisodes implements Episodes {
  private final Mutiny.SessionFactory sessions;

  PostgresEpisodes(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  @Override
  public Uni<Void> end(String workerId, String episodeId, RevocationReason reason) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                insert into episode_ending (worker_id, episode_id, reason)
                values (:worker, :episode, :reason) on conflict do nothing
                """)
            .setParameter("worker", workerId)
            .setParameter("episode", episodeId)
            .setParameter("reason", reason.name())
            .executeUpdate()
            .replaceWithVoid());
  }

  @Override
  public Uni<Set<RevocationReason>> endings(String workerId, String episodeId) {
    return sessions.withSession(session ->
        session
            .createNativeQuery(
                """
                select reason from episode_ending
                where worker_id = :worker and episode_id = :episode
                """,
                String.class)
            .setParameter("worker", workerId)
            .setParameter("episode", episodeId)
            .getResultList()
            .map(reasons ->
                reasons.stream()
                    .map(RevocationReason::valueOf)
                    .collect(Collectors.toUnmodifiableSet())));
  }
}
