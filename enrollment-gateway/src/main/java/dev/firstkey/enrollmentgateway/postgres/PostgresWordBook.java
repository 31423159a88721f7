package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.enrollmentgateway.WordBook;
import dev.firstkey.enrollmentgateway.domain.Word;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class PostgresWordBook implements WordBook {
  private final Sql sql;

  PostgresWordBook(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Uni<Void> keep(Word word) {
    return sql.change(
            """
            insert into registrar_statement
              (transaction_id, registrar, worker_id, episode_id, evidence, document, stated_at)
            values (:transaction, :registrar, :worker, :episode, :evidence,
              nullif(cast(:document as text), ''), :at)
            on conflict (transaction_id, registrar) do update
              set worker_id = excluded.worker_id, episode_id = excluded.episode_id,
                evidence = excluded.evidence, document = excluded.document,
                stated_at = excluded.stated_at
            """,
            Map.of(
                "transaction", word.transactionId(),
                "registrar", word.registrar(),
                "worker", word.workerId(),
                "episode", word.episodeId(),
                "evidence", word.evidence().name(),
                "document", word.document() == null ? "" : word.document().name(),
                "at", word.at()))
        .replaceWithVoid();
  }

  @Override
  public Uni<List<Word>> of(UUID transactionId) {
    return sql.rows(
            WordRow.class,
            """
            select transaction_id, registrar, worker_id, episode_id, evidence, document, stated_at
            from registrar_statement where transaction_id = :id
            order by stated_at, registrar
            """,
            Map.of("id", transactionId))
        .map(rows -> rows.stream().map(WordRow::word).toList());
  }

  @Override
  public Uni<Boolean> isDeviceOf(String jkt, String accountId) {
    return sql.row(
            Long.class,
            "select count(*) from pass where jkt = :jkt and account_id = :account",
            Map.of("jkt", jkt, "account", accountId))
        .map(number -> number.orElseThrow() > 0);
  }
}
