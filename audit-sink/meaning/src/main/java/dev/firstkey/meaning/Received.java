package dev.firstkey.meaning;

import dev.firstkey.contracts.Approval;
import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The auditor's question: who received which credential, when, under what approval. Each part
/// names the entry that says it.
///
/// @param workerId who
/// @param episodeId in which employment
/// @param purpose for what
/// @param authenticatorId which
/// @param credentialId its WebAuthn credential id
/// @param model its model (AAGUID) as it claims it
/// @param backupEligible whether it may be synced
/// @param userVerified whether the person was verified at it
/// @param registered when
/// @param passId under which pass
/// @param granted under what decision; null where these entries do not say it
/// @param revoked when and why it was taken away; null while it was not
public record Received(
    String workerId,
    String episodeId,
    Purpose purpose,
    UUID authenticatorId,
    String credentialId,
    UUID model,
    boolean backupEligible,
    boolean userVerified,
    Said registered,
    UUID passId,
    @Nullable Granted granted,
    @Nullable Revoked revoked) {

  /// The entry that says it.
  ///
  /// @param index its log index
  /// @param at when it happened, by the producer's clock
  public record Said(long index, Instant at) {}

  /// Why it was allowed.
  ///
  /// @param said the entry
  /// @param policyVersion the policy that decided
  /// @param approvals the approvals it rests on
  /// @param proofing how the person was confirmed, by whom
  public record Granted(
      Said said, String policyVersion, List<Approval> approvals, Proofing proofing) {}

  /// That it must not work any more.
  public record Revoked(Said said, RevocationReason reason) {}

  /// What these entries say, by their log index.
  public static List<Received> of(SortedMap<Long, Event> events) {
    return facts(events, EnrollmentCompleted.class).map(told -> of(told, events)).toList();
  }

  private static Received of(Found<EnrollmentCompleted> told, SortedMap<Long, Event> events) {
    EnrollmentCompleted fact = told.fact();
    return new Received(
        fact.workerId(),
        fact.episodeId(),
        fact.purpose(),
        fact.authenticatorId(),
        fact.credential().credentialId(),
        fact.credential().aaguid(),
        fact.credential().backupEligible(),
        fact.credential().userVerified(),
        told.said(),
        fact.passId(),
        granted(fact, events).orElse(null),
        revoked(fact, events).orElse(null));
  }

  private static Optional<Granted> granted(
      EnrollmentCompleted fact, SortedMap<Long, Event> events) {
    return facts(events, PassIssued.class)
        .filter(issued -> issued.fact().passId().equals(fact.passId()))
        .findFirst()
        .map(issued ->
            new Granted(
                issued.said(),
                issued.fact().policyVersion(),
                issued.fact().approvals(),
                issued.fact().proofing()));
  }

  private static Optional<Revoked> revoked(
      EnrollmentCompleted fact, SortedMap<Long, Event> events) {
    return facts(events, AuthenticatorRevoked.class)
        .filter(revoked -> revoked.fact().authenticatorId().equals(fact.authenticatorId()))
        .findFirst()
        .map(revoked -> new Revoked(revoked.said(), revoked.fact().reason()));
  }

  private record Found<F>(Said said, F fact) {}

  private static <F> Stream<Found<F>> facts(SortedMap<Long, Event> events, Class<F> kind) {
    return events.entrySet().stream()
        .filter(entry -> kind.isInstance(entry.getValue().fact()))
        .map(entry -> found(entry, kind));
  }

  private static <F> Found<F> found(Map.Entry<Long, Event> entry, Class<F> kind) {
    Event event = entry.getValue();
    return new Found<>(new Said(entry.getKey(), event.envelope().time()), kind.cast(event.fact()));
  }
}
