package dev.firstkey.joineringest.domain;

import java.time.Instant;
import java.util.UUID;

/// A SCIM User as it is kept.
///
/// @param source the CloudEvents source as which its client speaks; only that client sees it
/// @param document what the client set, as JSON
/// @param version grows with each change
public record ProvisionedUser(
    UUID id,
    String source,
    String userName,
    String workerId,
    Employment employment,
    long version,
    String document,
    Instant created,
    Instant modified) {

  /// The same after a change.
  public ProvisionedUser changed(
      String newName, Employment newEmployment, String newDocument, Instant time) {
    return new ProvisionedUser(
        id, source, newName, workerId, newEmployment, version + 1, newDocument, created, time);
  }

  /// Says nothing of the person, so that no log line can.
  @Override
  public String toString() {
    return "ProvisionedUser " + id + " version " + version;
  }
}
