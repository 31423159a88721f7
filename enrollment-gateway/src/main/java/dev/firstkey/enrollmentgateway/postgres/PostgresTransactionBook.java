package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.enrollmentgateway.TransactionBook;
import dev.firstkey.enrollmentgateway.domain.Question;
import dev.firstkey.enrollmentgateway.domain.ShownCode;
import dev.firstkey.enrollmentgateway.domain.Transaction;
import dev.firstkey.enrollmentgateway.domain.TransactionState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PostgresTransactionBook implements TransactionBook {
  private static final String ALL = TransactionRow.ALL;

  /// Nobody is shown a code any more. What is left of it tells who has read it from who guesses.
  private static final String NO_CODE =
      """
      check_code = null, check_code_until = null, code_before = null, code_shown = coalesce(
        encode(sha256(convert_to(check_code, 'UTF8')), 'hex'), code_shown)\
      """;

  private final Sql sql;

  PostgresTransactionBook(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Uni<Boolean> add(Transaction transaction) {
    return sql.change(
            """
            insert into device_transaction
              (transaction_id, jkt, opened_at, expires_at, state, check_code, check_code_until)
            values (:id, :jkt, :opened, :expires, 'WAITING_FOR_PROOFING', :code, :until)
            on conflict (check_code) where state = 'WAITING_FOR_PROOFING' do nothing
            """,
            Map.of(
                "id", transaction.id(),
                "jkt", transaction.jkt(),
                "opened", transaction.openedAt(),
                "expires", transaction.expiresAt(),
                "code", transaction.shownCode().text(),
                "until", transaction.shownCode().until()))
        .map(added -> added == 1);
  }

  @Override
  public Uni<Optional<Transaction>> find(UUID id) {
    return one(ALL + "transaction_id = :id", Map.of("id", id));
  }

  @Override
  public Uni<Optional<Transaction>> findBound(UUID id, String jkt) {
    return one(ALL + "transaction_id = :id and jkt = :jkt", Map.of("id", id, "jkt", jkt));
  }

  @Override
  public Uni<Optional<Transaction>> findWaiting(String checkCode) {
    return one(
        ALL
            + """
            check_code = :code and state = 'WAITING_FOR_PROOFING'
            and expires_at > clock_timestamp() and check_code_until > clock_timestamp()
            """,
        Map.of("code", checkCode));
  }

  @Override
  public Uni<Boolean> hasShown(String checkCode) {
    return one(
            ALL
                + """
                (check_code = :code and state = 'WAITING_FOR_PROOFING')
                or (code_before = :code and state = 'WAITING_FOR_PROOFING')
                or (code_shown = encode(sha256(convert_to(cast(:code as text), 'UTF8')), 'hex')
                  and opened_at > clock_timestamp() - interval '2 hours')
                limit 1
                """,
            Map.of("code", checkCode))
        .map(Optional::isPresent);
  }

  @Override
  public Uni<Optional<Transaction>> findByAuthenticator(UUID authenticatorId) {
    return one(ALL + "authenticator_id = :id", Map.of("id", authenticatorId));
  }

  @Override
  public Uni<List<Transaction>> ofEpisode(String workerId, String episodeId) {
    return many(
        ALL + "worker_id = :worker and episode_id = :episode",
        Map.of("worker", workerId, "episode", episodeId));
  }

  @Override
  public Uni<Boolean> move(Transaction from, TransactionState to, Instant expiresAt) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("id", from.id());
    parameters.put("from", TransactionWord.of(from.state()).name());
    parameters.put("to", TransactionWord.of(to).name());
    parameters.put("expires", expiresAt);
    return sql.change(
            """
            update device_transaction set state = :to, expires_at = :expires, %s%s
            where transaction_id = :id and state = :from
            """
                .formatted(NO_CODE, details(to, parameters)),
            parameters)
        .map(moved -> moved == 1);
  }

  private static String details(TransactionState to, Map<String, Object> parameters) {
    return switch (to) {
      case TransactionState.WaitingForPass(Question question) -> asked(question, parameters);
      case TransactionState.PassReady ready -> detail("pass_id", ready.passId(), parameters);
      case TransactionState.Enrolled enrolled ->
          detail("authenticator_id", enrolled.authenticatorId(), parameters);
      case TransactionState.Refused refused ->
          detail("refusal", refused.reason().name(), parameters);
      case TransactionState.WaitingForProofing _,
          TransactionState.Ready _,
          TransactionState.Ended _ ->
          "";
    };
  }

  private static String asked(Question question, Map<String, Object> parameters) {
    return detail("request_id", question.requestId(), parameters)
        + detail("worker_id", question.workerId(), parameters)
        + detail("episode_id", question.episodeId(), parameters)
        + detail("purpose", question.purpose().name(), parameters)
        + detail("chain_id", question.chainId(), parameters);
  }

  private static String detail(String column, Object value, Map<String, Object> parameters) {
    parameters.put(column, value);
    return ", " + column + " = :" + column;
  }

  @Override
  public Uni<List<Transaction>> withStaleCode(int most) {
    return many(
        ALL
            + """
            state = 'WAITING_FOR_PROOFING' and check_code_until <= clock_timestamp()
            order by check_code_until limit :most for update skip locked
            """,
        Map.of("most", most));
  }

  @Override
  public Uni<Void> renewCode(UUID id, ShownCode code) {
    return sql.change(
            """
            update device_transaction
            set code_before = check_code, check_code = :code, check_code_until = :until
            where transaction_id = :id and state = 'WAITING_FOR_PROOFING' and not exists (
              select from device_transaction
              where check_code = :code and state = 'WAITING_FOR_PROOFING')
            """,
            Map.of("id", id, "code", code.text(), "until", code.until()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Integer> endOverdue(int most) {
    return sql.change(
        """
        update device_transaction set state = 'ENDED', %s
        where transaction_id in (
          select transaction_id from device_transaction
          where state in ('WAITING_FOR_PROOFING', 'WAITING_FOR_PASS')
            and expires_at <= clock_timestamp()
          order by expires_at limit :most for update skip locked)
        """
            .formatted(NO_CODE),
        Map.of("most", most));
  }

  @Override
  public Uni<Boolean> countRefusal(UUID id, int most) {
    return sql.change(
            """
            update device_transaction set refusals_said = refusals_said + 1
            where transaction_id = :id and refusals_said < :most
            """,
            Map.of("id", id, "most", most))
        .map(counted -> counted == 1);
  }

  @Override
  public Uni<Optional<UUID>> newestOf(String jkt) {
    return one(ALL + "jkt = :jkt order by opened_at desc limit 1", Map.of("jkt", jkt))
        .map(found -> found.map(Transaction::id));
  }

  @Override
  public Uni<List<UUID>> meantBy(UUID id) {
    return many(ALL + "transaction_id = :id or pass_id = :id", Map.of("id", id))
        .map(found -> found.stream().map(Transaction::id).toList());
  }

  @Override
  public Uni<List<UUID>> known(List<UUID> ids) {
    return many(ALL + "transaction_id in (:ids) order by opened_at", Map.of("ids", ids))
        .map(found -> found.stream().map(Transaction::id).toList());
  }

  private Uni<Optional<Transaction>> one(String query, Map<String, Object> parameters) {
    return sql.row(TransactionRow.class, query, parameters)
        .map(row -> row.map(TransactionRow::transaction));
  }

  private Uni<List<Transaction>> many(String query, Map<String, Object> parameters) {
    return sql.rows(TransactionRow.class, query, parameters)
        .map(rows -> rows.stream().map(TransactionRow::transaction).toList());
  }
}
