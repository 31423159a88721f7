package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.PassFacts;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Window;
import dev.firstkey.enrollmentgateway.domain.Challenge;
import dev.firstkey.enrollmentgateway.domain.Pass;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/// A row of pass. Which columns are null together is the schema's to say.
@Entity
@NullUnmarked
@Immutable
@Table(name = "pass")
class PassRow {
  static final String ALL =
      """
      select pass_id, transaction_id, worker_id, episode_id, purpose, jkt, account_id, not_before,
        expires_at, user_verification, discoverable, attachment, backup_eligible, attestation,
        models, refused_models, state, failures, challenge, challenge_until, delivered,
        authenticator_id, redeemed_at
      from pass where
      """;

  @Id UUID passId;
  UUID transactionId;
  String workerId;
  String episodeId;
  String purpose;
  String jkt;
  String accountId;
  Instant notBefore;
  Instant expiresAt;
  boolean userVerification;
  boolean discoverable;
  String attachment;
  boolean backupEligible;
  String attestation;
  UUID[] models;
  UUID[] refusedModels;
  String state;
  int failures;
  byte[] challenge;
  Instant challengeUntil;
  boolean delivered;
  UUID authenticatorId;
  Instant redeemedAt;

  Pass pass(Set<RevocationReason> endings) {
    return new Pass(
        passId,
        transactionId,
        workerId,
        episodeId,
        Purpose.valueOf(purpose),
        jkt,
        accountId,
        new Window(notBefore, expiresAt),
        requirements(),
        new PassFacts(true, state.equals("REDEEMED"), endings),
        failures,
        challenge == null ? null : new Challenge(challenge, challengeUntil),
        delivered,
        authenticatorId);
  }

  private AuthenticatorRequirements requirements() {
    return new AuthenticatorRequirements(
        userVerification,
        discoverable,
        Attachment.valueOf(attachment),
        backupEligible,
        AttestationDemand.valueOf(attestation),
        models == null ? null : List.of(models),
        refusedModels == null ? null : List.of(refusedModels));
  }
}
