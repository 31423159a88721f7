package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.enrollmentgateway.JoinerBook;
import dev.firstkey.enrollmentgateway.domain.ExpectedJoiner;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresJoinerBook implements JoinerBook {
  private final Sql sql;

  PostgresJoinerBook(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Uni<Void> keepAccount(String workerId, String accountId) {
    return sql.change(
            """
            insert into worker_account (worker_id, account_id) values (:id, :account)
            on conflict (worker_id) do update set account_id = excluded.account_id
            """,
            Map.of("id", workerId, "account", accountId))
        .replaceWithVoid();
  }

  @Override
  public Uni<Optional<String>> account(String workerId) {
    return sql.row(
        String.class,
        "select account_id from worker_account where worker_id = :id",
        Map.of("id", workerId));
  }

  @Override
  public Uni<Void> keepTerms(CaseOpened opened) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("worker", opened.workerId());
    parameters.put("episode", opened.episodeId());
    parameters.put("from", opened.window().notBefore());
    parameters.put("until", opened.window().notAfter());
    parameters.put("device", opened.deviceContext().word());
    parameters.put("proofing", words(opened.proofing()));
    parameters.put("witness", Boolean.TRUE.equals(opened.witness()));
    return sql.change(
            """
            insert into case_terms (worker_id, episode_id, not_before, not_after, device_context,
              proofing, witness)
            values (:worker, :episode, :from, :until, :device, :proofing, :witness)
            on conflict (worker_id, episode_id) do update
              set not_before = excluded.not_before, not_after = excluded.not_after,
                device_context = excluded.device_context, proofing = excluded.proofing,
                witness = excluded.witness
            """,
            parameters)
        .chain(() ->
            sql.change(
                "delete from witness_wanted where worker_id = :worker and episode_id = :episode",
                episode(opened.workerId(), opened.episodeId())))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> wantWitness(String workerId, String episodeId) {
    return sql.change(
            "insert into witness_wanted values (:worker, :episode) on conflict do nothing",
            episode(workerId, episodeId))
        .replaceWithVoid();
  }

  private static Map<String, Object> episode(String workerId, String episodeId) {
    return Map.of("worker", workerId, "episode", episodeId);
  }

  private static String words(@Nullable List<ProofingMethod> methods) {
    return methods == null
        ? ""
        : methods.stream().map(ProofingMethod::word).collect(Collectors.joining(","));
  }

  @Override
  public Uni<Boolean> wantsWitness(String workerId, String episodeId) {
    return sql.row(
            Boolean.class,
            """
            select exists (
                select from case_terms
                where worker_id = :worker and episode_id = :episode and witness)
              or exists (
                select from witness_wanted where worker_id = :worker and episode_id = :episode)
            """,
            episode(workerId, episodeId))
        .map(wanted -> wanted.orElseThrow());
  }

  @Override
  public Uni<List<ExpectedJoiner>> search(String typed, int most) {
    return sql.rows(
            ExpectedJoinerRow.class,
            """
            select worker_id, episode_id, start_date, display_name, device_context, proofing, witness
            from expected_joiner
            where worker_id = :typed or char_length(:typed) > 2 and display_name is not null
              and not exists (
                select from regexp_split_to_table(lower(:typed), ' +') as typed (word)
                where not exists (
                  select from regexp_split_to_table(lower(display_name), '[ -]+') as known (word)
                  where starts_with(known.word, typed.word)))
            order by display_name, worker_id, start_date limit :most
            """,
            Map.of("typed", typed, "most", most))
        .map(rows -> rows.stream().map(ExpectedJoinerRow::joiner).toList());
  }
}
