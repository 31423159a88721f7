package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.contracts.Credential;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.enrollmentgateway.AuthenticatorBook;
import dev.firstkey.enrollmentgateway.domain.Pass;
import dev.firstkey.enrollmentgateway.domain.RegistrationResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

@ApplicationScoped
class PostgresAuthenticatorBook implements AuthenticatorBook {
  private static final String WITH_CREDENTIAL =
      "select authenticator_id, credential_id from authenticator where credential_id = :credential";

  private final Sql sql;

  PostgresAuthenticatorBook(Sql sql) {
    this.sql = sql;
  }

  /// A lock on the credential id is held until the commit, so that nobody can take it between this
  /// answer and the insert.
  @Override
  public Uni<Boolean> isKnown(String credentialId) {
    return sql.rows(
            Long.class,
            """
            with held as materialized (
              select pg_advisory_xact_lock(hashtextextended('credential ' || :credential, 0)))
            select count(*) from held
            """,
            Map.of("credential", credentialId))
        .chain(() ->
            sql.row(AuthenticatorRow.class, WITH_CREDENTIAL, Map.of("credential", credentialId)))
        .map(found -> found.isPresent());
  }

  @Override
  public Uni<Void> add(
      UUID authenticatorId, Pass pass, Credential credential, RegistrationResponse from) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("id", authenticatorId);
    parameters.put("credential", credential.credentialId());
    parameters.put("pass", pass.passId());
    parameters.put("worker", pass.workerId());
    parameters.put("episode", pass.episodeId());
    parameters.put("key", credential.publicKey());
    parameters.put("aaguid", credential.aaguid());
    parameters.put("count", credential.signCount());
    parameters.put("eligible", credential.backupEligible());
    parameters.put("backed", credential.backedUp());
    parameters.put("verified", credential.userVerified());
    parameters.put("format", credential.attestationFormat());
    parameters.put("trust", trust(credential));
    parameters.put("transports", String.join(",", credential.transports()));
    parameters.put("object", from.attestationObject());
    parameters.put("client", from.clientDataJson());
    return sql.change(
            """
            insert into authenticator (authenticator_id, credential_id, pass_id, worker_id,
              episode_id, public_key, aaguid, sign_count, backup_eligible, backed_up,
              user_verified, attestation_format, attestation_trust, transports, attestation_object, client_data_json)
            values (:id, :credential, :pass, :worker, :episode, :key, :aaguid, :count, :eligible,
              :backed, :verified, :format, :trust, :transports, cast(:object as bytea),
              cast(:client as bytea))
            """,
            parameters)
        .replaceWithVoid();
  }

  private static String trust(Credential credential) {
    return Objects.requireNonNull(credential.attestationTrust()).name();
  }

  @Override
  public Uni<Boolean> has(UUID authenticatorId, String credentialId) {
    return sql.row(
            AuthenticatorRow.class,
            WITH_CREDENTIAL + " and authenticator_id = :id",
            Map.of("credential", credentialId, "id", authenticatorId))
        .map(found -> found.isPresent());
  }

  @Override
  public Uni<List<String>> heldBy(String workerId) {
    return sql.rows(
        String.class,
        """
        select credential_id from authenticator
        where worker_id = :worker and revoked_for is null
        order by registered_at desc limit 100
        """,
        Map.of("worker", workerId));
  }

  @Override
  public Uni<Void> revoke(UUID authenticatorId, RevocationReason reason) {
    return sql.change(
            """
            update authenticator set revoked_for = :reason
            where authenticator_id = :id and revoked_for is null
            """,
            Map.of("id", authenticatorId, "reason", reason.name()))
        .replaceWithVoid();
  }
}
