package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.HrRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An HR record that waits for staff.
///
/// @param statement what it says, as far as it does
/// @param place where it stands
/// @param chainId the correlation id of everything that is said about it
/// @param since from when it waits
public record Quarantined(
    UUID id, Heard.Incomplete statement, HrRecord place, String chainId, Instant since) {

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
