package dev.firstkey.joineringest.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A SCIM User as it is kept.
///
/// @param source the CloudEvents source as which its client speaks; only that client sees it
/// @param document what the client set, as JSON
/// @param version grows with each change
/// @param heard what became of what it said last, as far as that was heard
public record ProvisionedUser(
    UUID id,
    String source,
    String userName,
    String workerId,
    Employment employment,
    long version,
    String document,
    Instant created,
    Instant modified,
    Standing heard) {

  /// The same after a change.
  public ProvisionedUser changed(
      String newName, Employment newEmployment, String newDocument, Instant time) {
    boolean isSame = newEmployment.opened() == employment.opened();
    return new ProvisionedUser(
        id,
        source,
        newName,
        workerId,
        newEmployment,
        version + 1,
        newDocument,
        created,
        time,
        isSame ? heard : Standing.RECEIVED);
  }

  /// What became of its employment; empty where it never had one.
  public Optional<Standing> standing() {
    return employment.latest().map(_ -> employment.isOpen() ? heard : Standing.OVER);
  }

  /// Whether its employment is over though its client never ended it: the last day is over, or
  /// another source ended it.
  public boolean isOver() {
    return employment.isOpen() && heard.state() == Standing.State.OVER;
  }

  /// The same, standing for no employment by now.
  public ProvisionedUser over() {
    var closed = new Employment(employment.latest(), false, employment.opened());
    return new ProvisionedUser(
        id, source, userName, workerId, closed, version, document, created, modified, heard);
  }

  /// Says nothing of the person, so that no log line can.
  @Override
  public String toString() {
    return "ProvisionedUser " + id + " version " + version;
  }
}
