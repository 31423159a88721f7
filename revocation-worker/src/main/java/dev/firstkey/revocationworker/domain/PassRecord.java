package dev.firstkey.revocationworker.domain;

import dev.firstkey.contracts.PassFacts;
import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.Window;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What is known of one pass and what was said about it.
///
/// @param passId the pass
/// @param binding what it belongs to, once it is known
/// @param window its minutes, once `pass.issued` is known
/// @param caseId the case that it was issued under, once `pass.issued` is known
/// @param authenticatorId what it registered, once `enrollment.completed` is known
/// @param facts the facts that decide its standing
/// @param said what was said about it
public record PassRecord(
    UUID passId,
    Optional<Binding> binding,
    Optional<Window> window,
    Optional<UUID> caseId,
    Optional<UUID> authenticatorId,
    PassFacts facts,
    Said said) {

  /// A pass of which nothing is known.
  public static PassRecord unheard(UUID passId) {
    return new PassRecord(
        passId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        PassFacts.none(),
        Said.nothing());
  }

  /// What is so, by the one table.
  public PassStanding standing() {
    return facts.standing();
  }

  /// When its minutes are over, while it is live.
  public Optional<Instant> liveUntil() {
    return standing() instanceof PassStanding.Live
        ? window.map(Window::notAfter)
        : Optional.empty();
  }

  /// Whether it registers or registered an authenticator for this episode and purpose, or still
  /// may.
  boolean serves(CaseTerms terms) {
    return binding
        .filter(mine -> mine.episodeId().equals(terms.episodeId()))
        .filter(mine -> mine.workerId().equals(terms.workerId()))
        .filter(mine -> mine.purpose() == terms.purpose())
        .isPresent();
  }

  PassRecord with(PassFacts more) {
    return new PassRecord(passId, binding, window, caseId, authenticatorId, more, said);
  }

  PassRecord with(Said more) {
    return new PassRecord(passId, binding, window, caseId, authenticatorId, facts, more);
  }

  PassRecord bound(Binding found) {
    return new PassRecord(
        passId, binding.or(() -> Optional.of(found)), window, caseId, authenticatorId, facts, said);
  }

  PassRecord within(Window found) {
    return new PassRecord(
        passId, binding, window.or(() -> Optional.of(found)), caseId, authenticatorId, facts, said);
  }

  PassRecord under(UUID found) {
    return new PassRecord(
        passId, binding, window, caseId.or(() -> Optional.of(found)), authenticatorId, facts, said);
  }

  PassRecord registered(UUID found) {
    return new PassRecord(
        passId, binding, window, caseId, authenticatorId.or(() -> Optional.of(found)), facts, said);
  }
}
