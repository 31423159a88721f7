package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.enrollmentgateway.PassBook;
import dev.firstkey.enrollmentgateway.domain.Challenge;
import dev.firstkey.enrollmentgateway.domain.Pass;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresPassBook implements PassBook {
  private static final String ALL = PassRow.ALL;

  private final Sql sql;
  private final PostgresSight sight;

  PostgresPassBook(Sql sql, PostgresSight sight) {
    this.sql = sql;
    this.sight = sight;
  }

  @Override
  public Uni<Optional<Pass>> find(UUID transactionId) {
    return one(ALL + "transaction_id = :id", Map.of("id", transactionId));
  }

  @Override
  public Uni<Optional<Pass>> lock(UUID passId) {
    return one(ALL + "pass_id = :id for update", Map.of("id", passId));
  }

  @Override
  public Uni<List<Pass>> lockLive(String workerId, Purpose purpose) {
    return many(
        ALL
            + """
            worker_id = :worker and purpose = :purpose and state = 'ISSUED'
            order by pass_id for update
            """,
        Map.of("worker", workerId, "purpose", purpose.name()));
  }

  @Override
  public Uni<List<Pass>> lockOfEpisode(String workerId, String episodeId) {
    return many(
        ALL + "worker_id = :worker and episode_id = :episode order by pass_id for update",
        Map.of("worker", workerId, "episode", episodeId));
  }

  @Override
  public Uni<Boolean> isEnrolled(String workerId, String episodeId) {
    return many(
            ALL
                + """
                worker_id = :worker and episode_id = :episode and state = 'REDEEMED'
                and purpose = 'FIRST_ENROLLMENT'
                """,
            Map.of("worker", workerId, "episode", episodeId))
        .map(found -> !found.isEmpty());
  }

  @Override
  public Uni<Boolean> isKnown(UUID passId) {
    return many(ALL + "pass_id = :id", Map.of("id", passId)).map(found -> !found.isEmpty());
  }

  @Override
  public Uni<Void> add(Pass pass) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("pass", pass.passId());
    parameters.put("transaction", pass.transactionId());
    parameters.put("worker", pass.workerId());
    parameters.put("episode", pass.episodeId());
    parameters.put("purpose", pass.purpose().name());
    parameters.put("jkt", pass.jkt());
    parameters.put("account", pass.accountId());
    parameters.put("notBefore", pass.window().notBefore());
    parameters.put("expires", pass.window().notAfter());
    AuthenticatorRequirements wanted = pass.requirements();
    parameters.put("uv", wanted.userVerification());
    parameters.put("discoverable", wanted.discoverable());
    parameters.put("attachment", wanted.attachment().name());
    parameters.put("backup", wanted.backupEligible());
    parameters.put("attestation", wanted.attestation().name());
    parameters.put("models", text(wanted.models()));
    parameters.put("refused", text(wanted.refusedModels()));
    parameters.put("state", pass.facts().endings().isEmpty() ? "ISSUED" : "ENDED");
    return sql.change(
            """
            insert into pass (pass_id, transaction_id, worker_id, episode_id, purpose, jkt,
              account_id, not_before, expires_at, user_verification, discoverable, attachment,
              backup_eligible, attestation, models, refused_models, state)
            values (:pass, :transaction, :worker, :episode, :purpose, :jkt, :account, :notBefore,
              :expires, :uv, :discoverable, :attachment, :backup, :attestation,
              cast(string_to_array(nullif(:models, ''), ',') as uuid[]),
              cast(string_to_array(nullif(:refused, ''), ',') as uuid[]), :state)
            """,
            parameters)
        .replaceWithVoid();
  }

  private static String text(@Nullable List<UUID> models) {
    return models == null
        ? ""
        : models.stream().map(UUID::toString).collect(Collectors.joining(","));
  }

  @Override
  public Uni<Set<RevocationReason>> endings(UUID passId) {
    return sql.rows(
            EndingRow.class,
            "select pass_id, reason from pass_ending where pass_id = :id",
            Map.of("id", passId))
        .map(rows ->
            rows.stream()
                .map(row -> RevocationReason.valueOf(row.reason))
                .collect(Collectors.toSet()));
  }

  @Override
  public Uni<Void> end(UUID passId, RevocationReason reason) {
    return sql.change(
            "insert into pass_ending values (:id, :reason) on conflict do nothing",
            Map.of("id", passId, "reason", reason.name()))
        .chain(() ->
            sql.change(
                """
                update pass set state = 'ENDED', challenge = null, challenge_until = null
                where pass_id = :id and state = 'ISSUED'
                """,
                Map.of("id", passId)))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> open(UUID passId, Challenge challenge) {
    return sql.change(
            """
            update pass set challenge = cast(:challenge as bytea), challenge_until = :until,
              delivered = true
            where pass_id = :id and state = 'ISSUED'
            """,
            Map.of(
                "id", passId,
                "challenge", challenge.bytes(),
                "until", challenge.validUntil()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Boolean> redeem(Pass pass, UUID authenticatorId) {
    return sql.change(
            """
            update pass set state = 'REDEEMED', authenticator_id = :authenticator,
              redeemed_at = clock_timestamp(), challenge = null, challenge_until = null
            where pass_id = :id and state = 'ISSUED' and jkt = :jkt
              and not_before <= clock_timestamp() and expires_at > clock_timestamp()
              and exists (
                select from episode
                where episode.worker_id = pass.worker_id and episode.episode_id = pass.episode_id
                  and chain_id is not null and not left_known and not withdrawn_known
                  and (ends_at is null or ends_at > clock_timestamp()))
              and
            """
                + PostgresSight.CLEAR,
            redemption(pass, authenticatorId))
        .map(consumed -> consumed == 1);
  }

  private Map<String, Object> redemption(Pass pass, UUID authenticatorId) {
    Map<String, Object> parameters = new HashMap<>(sight.of(pass.workerId()));
    parameters.put("id", pass.passId());
    parameters.put("jkt", pass.jkt());
    parameters.put("authenticator", authenticatorId);
    return parameters;
  }

  @Override
  public Uni<Void> countFailure(UUID passId, int failures) {
    return sql.change(
            """
            update pass set failures = :failures, challenge = null, challenge_until = null
            where pass_id = :id
            """,
            Map.of("id", passId, "failures", failures))
        .replaceWithVoid();
  }

  private Uni<Optional<Pass>> one(String query, Map<String, Object> parameters) {
    return many(query, parameters).map(found -> found.stream().findFirst());
  }

  private Uni<List<Pass>> many(String query, Map<String, Object> parameters) {
    return sql.rows(PassRow.class, query, parameters).flatMap(this::withEndings);
  }

  private Uni<List<Pass>> withEndings(List<PassRow> rows) {
    return Multi.createFrom()
        .iterable(rows)
        .onItem()
        .transformToUniAndConcatenate(row -> endings(row.passId).map(row::pass))
        .collect()
        .asList();
  }
}
