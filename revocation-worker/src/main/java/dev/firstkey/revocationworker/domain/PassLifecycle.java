package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.RevocationReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Facts make the standing, the standing makes what is said, and each is said once.
///
/// * The end of a pass is said when it is first known: one `pass.revoked` or one `pass.expired`,
///   with the reason that stands then. A reason learned later, a stronger one too, changes the
///   standing of a pass that was never redeemed; it is said, as one more `pass.revoked`, where only
///   this service knows it: where a person gave it.
/// * `authenticator.revoked` is said when a redemption and one of the five strongest reasons are
///   both known, whichever came first. Its reason is the strongest one known then.
/// * Nothing is said of a pass before it is known what it belongs to.
public final class PassLifecycle {
  private static final Set<RevocationReason> A_PERSONS =
      Set.of(
          RevocationReason.OPERATOR, RevocationReason.REPUDIATED, RevocationReason.DEVICE_CHANGED);

  private PassLifecycle() {}

  /// What follows from one more fact. A fact that is known already says nothing.
  public static PassDecision decide(PassRecord before, PassFact fact) {
    PassRecord record = apply(before, fact);
    return record
        .binding()
        .map(binding -> say(record, binding))
        .orElseGet(() -> new PassDecision(record, List.of()));
  }

  /// The record with one more fact; the order of facts makes no difference to its standing.
  public static PassRecord apply(PassRecord record, PassFact fact) {
    return switch (fact) {
      case PassFact.Issued(var binding, var window, var caseId) ->
          record.bound(binding).within(window).under(caseId).with(record.facts().withIssued());
      case PassFact.Redeemed(var binding, var authenticatorId) ->
          record.bound(binding).registered(authenticatorId).with(record.facts().withRedeemed());
      case PassFact.Ended(var reason) -> record.with(record.facts().with(reason));
    };
  }

  private static PassDecision say(PassRecord record, Binding binding) {
    Optional<RevocationReason> ending =
        ending(record.standing()).filter(reason -> isNews(record.said().ending(), reason));
    Optional<RevocationReason> undoing =
        record.said().undoing().isPresent() ? Optional.empty() : undoing(record.standing());
    List<Fact> say = new ArrayList<>();
    ending.ifPresent(reason -> say.add(end(record, binding, reason)));
    undoing.ifPresent(reason -> say.add(undo(record, binding, reason)));
    Said said = ending.map(record.said()::endedBy).orElse(record.said());
    return new PassDecision(record.with(undoing.map(said::undoneBy).orElse(said)), say);
  }

  /// Whether a person may give the reason. Every other one is heard by each service for itself.
  public static boolean isAPersons(RevocationReason reason) {
    return A_PERSONS.contains(reason);
  }

  private static boolean isNews(Optional<RevocationReason> said, RevocationReason reason) {
    return said.isEmpty() || isAPersons(reason) && said.get() != reason;
  }

  private static Optional<RevocationReason> ending(PassStanding standing) {
    return switch (standing) {
      case PassStanding.Unknown(), PassStanding.Live() -> Optional.empty();
      case PassStanding.Redeemed(), PassStanding.Undone(_) ->
          Optional.of(RevocationReason.REDEEMED);
      case PassStanding.Ended(var reason) -> Optional.of(reason);
    };
  }

  private static Optional<RevocationReason> undoing(PassStanding standing) {
    return switch (standing) {
      case PassStanding.Undone(var reason) -> Optional.of(reason);
      case PassStanding.Unknown(),
          PassStanding.Live(),
          PassStanding.Redeemed(),
          PassStanding.Ended(_) ->
          Optional.empty();
    };
  }

  private static Fact end(PassRecord record, Binding binding, RevocationReason reason) {
    return reason == RevocationReason.EXPIRED
        ? new PassExpired(
            record.passId(),
            binding.workerId(),
            binding.episodeId(),
            binding.transactionId(),
            record.window().orElseThrow().notAfter())
        : new PassRevoked(
            record.passId(),
            binding.workerId(),
            binding.episodeId(),
            binding.transactionId(),
            reason);
  }

  private static Fact undo(PassRecord record, Binding binding, RevocationReason reason) {
    return new AuthenticatorRevoked(
        record.authenticatorId().orElseThrow(),
        record.passId(),
        binding.workerId(),
        binding.episodeId(),
        reason);
  }
}
