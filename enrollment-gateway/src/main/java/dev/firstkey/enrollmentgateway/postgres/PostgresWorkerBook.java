package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.enrollmentgateway.WorkerBook;
import dev.firstkey.enrollmentgateway.domain.Episode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class PostgresWorkerBook implements WorkerBook {
  private final Sql sql;

  PostgresWorkerBook(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Uni<Void> lock(String workerId) {
    return sql.rows(
            WorkerRow.class,
            "select worker_id from worker where worker_id = :id for update",
            Map.of("id", workerId))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> lockOrAdd(String workerId) {
    return sql.change(
            "insert into worker (worker_id) values (:id) on conflict do nothing",
            Map.of("id", workerId))
        .chain(() -> lock(workerId));
  }

  @Override
  public Uni<List<Episode>> episodes(String workerId) {
    return sql.rows(
            EpisodeRow.class,
            EpisodeRow.ALL + "worker_id = :worker order by start_date, episode_id",
            Map.of("worker", workerId))
        .map(rows -> rows.stream().map(EpisodeRow::episode).toList());
  }

  @Override
  public Uni<Optional<Episode>> episode(String workerId, String episodeId) {
    return sql.row(
            EpisodeRow.class,
            EpisodeRow.ALL + "worker_id = :worker and episode_id = :episode",
            Map.of("worker", workerId, "episode", episodeId))
        .map(row -> row.map(EpisodeRow::episode));
  }

  @Override
  public Uni<Void> keep(Episode episode, long sequence) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("worker", episode.workerId());
    parameters.put("episode", episode.episodeId());
    parameters.put("chain", episode.chainId());
    parameters.put("start", episode.startDate());
    parameters.put("ends", episode.endsAt() == null ? "infinity" : episode.endsAt().toString());
    parameters.put("sequence", sequence);
    return sql.change(
            """
            insert into episode (worker_id, episode_id, chain_id, start_date, ends_at, sequence)
            values (:worker, :episode, :chain, :start,
              nullif(cast(cast(:ends as text) as timestamptz), 'infinity'), :sequence)
            on conflict (worker_id, episode_id) do update
              set chain_id = excluded.chain_id, start_date = excluded.start_date,
                ends_at = excluded.ends_at, sequence = excluded.sequence
              where episode.sequence is null or episode.sequence < excluded.sequence
            """,
            parameters)
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> end(String workerId, String episodeId, RevocationReason reason) {
    String column = reason == RevocationReason.LEFT ? "left_known" : "withdrawn_known";
    return sql.change(
            """
            insert into episode (worker_id, episode_id, %1$s) values (:worker, :episode, true)
            on conflict (worker_id, episode_id) do update set %1$s = true
            """
                .formatted(column),
            Map.of("worker", workerId, "episode", episodeId))
        .replaceWithVoid();
  }
}
