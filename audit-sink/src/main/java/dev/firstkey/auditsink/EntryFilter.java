package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.About;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which entries are asked for. All that is given must hold; what is null or empty is not asked.
///
/// @param about the worker, episode, pass, transaction and authenticator
/// @param correlationId the chain
/// @param type the CloudEvents type
/// @param actor who acted
/// @param approver one of those who approved it
/// @param outcome how it went
/// @param reason why it was refused or ended
/// @param from the earliest time of the event
/// @param to the time before which the event happened
public record EntryFilter(
    About about,
    Optional<String> correlationId,
    Optional<String> type,
    Optional<String> actor,
    Optional<String> approver,
    Optional<String> outcome,
    Optional<String> reason,
    Optional<Instant> from,
    Optional<Instant> to) {

  /// Its conditions, as a query says them, in an order of their own.
  public String asked() {
    List<String> conditions = new ArrayList<>();
    add(conditions, "worker", Optional.ofNullable(about.workerId()));
    add(conditions, "pass", Optional.ofNullable(about.passId()));
    add(conditions, "transaction", Optional.ofNullable(about.transactionId()));
    add(conditions, "authenticator", Optional.ofNullable(about.authenticatorId()));
    add(conditions, "correlation", correlationId);
    add(conditions, "type", type);
    add(conditions, "actor", actor);
    add(conditions, "approver", approver);
    add(conditions, "outcome", outcome);
    add(conditions, "reason", reason);
    add(conditions, "from", from);
    add(conditions, "to", to);
    return String.join("&", conditions);
  }

  private static void add(List<String> conditions, String name, Optional<?> value) {
    value.ifPresent(it -> conditions.add(name + "=" + it));
  }
}
