package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.QuarantinedBecause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// An HR record that waits for staff, or for its turn.
///
/// @param statement what it says, as far as it does
/// @param place where it stands
/// @param chainId the correlation id of everything that is said about it
/// @param since from when it waits
/// @param because why it waits
/// @param ruling what was decided about it with others, and is still to be carried out
public record Quarantined(
    UUID id,
    Heard.Incomplete statement,
    HrRecord place,
    String chainId,
    Instant since,
    QuarantinedBecause because,
    Optional<Ruling> ruling) {

  /// The same, waiting for staff from now on.
  public Quarantined doubtful(QuarantinedBecause why, List<String> members) {
    return new Quarantined(
        id, statement.doubtful(members), place, chainId, since, why, Optional.empty());
  }

  /// What it is about.
  public String workerId() {
    return statement.workerId();
  }

  /// One of the HRIS stream.
  public EventType type() {
    return statement.type();
  }

  /// The names of what is missing or wrong.
  public List<String> members() {
    return statement.members();
  }
}
