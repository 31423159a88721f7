package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.enrollmentgateway.JoinerBook;
import dev.firstkey.enrollmentgateway.domain.ExpectedJoiner;
import dev.firstkey.enrollmentgateway.domain.FirstDays;
import dev.firstkey.enrollmentgateway.domain.TypedName;
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
  private static final int MOST_NAMES = 1_000;
  private static final String WORDS =
      "to_tsvector('simple', translate(display_name, '-./_@:''', '       '))";
  private static final String ANY = "worker_id = any (string_to_array(:ids, ' '))";

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
  public Uni<List<ExpectedJoiner>> withId(String workerId, FirstDays days) {
    return expected("worker_id = :ids", workerId, days, 1);
  }

  @Override
  public Uni<Optional<List<ExpectedJoiner>>> named(TypedName typed, FirstDays days, int most) {
    return having(
        WORDS + " @@ to_tsquery('simple', :query)", Map.of("query", query(typed)), days, most);
  }

  @Override
  public Uni<Optional<List<ExpectedJoiner>>> called(TypedName whole, FirstDays days, int most) {
    return having(
        WORDS
            + " @@ plainto_tsquery('simple', :name) and length("
            + WORDS
            + ") = length(to_tsvector('simple', :name))",
        Map.of("name", String.join(" ", whole.beginnings())),
        days,
        most);
  }

  /// The names first, by the index of V113: in one query PostgreSQL would rather read everybody who
  /// is expected.
  private Uni<Optional<List<ExpectedJoiner>>> having(
      String names, Map<String, Object> parameters, FirstDays days, int most) {
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("most", MOST_NAMES + 1);
    return sql.rows(
            String.class,
            "select worker_id from worker_profile where " + names + " limit :most",
            all)
        .flatMap(ids ->
            ids.size() > MOST_NAMES
                ? Uni.createFrom().item(Optional.empty())
                : expected(ANY, String.join(" ", ids), days, most).map(Optional::of));
  }

  private static String query(TypedName typed) {
    return typed.beginnings().stream()
        .map(word -> "'" + word + "':*")
        .collect(Collectors.joining(" & "));
  }

  private Uni<List<ExpectedJoiner>> expected(String which, String ids, FirstDays days, int most) {
    return sql.rows(
            ExpectedJoinerRow.class,
            """
            select worker_id, episode_id, start_date, display_name, device_context, proofing, witness
            from expected_joiner
            where %s and start_date between :from and :until
            limit :most
            """
                .formatted(which),
            Map.of("ids", ids, "from", days.from(), "until", days.until(), "most", most))
        .map(rows -> rows.stream().map(ExpectedJoinerRow::joiner).toList());
  }
}
