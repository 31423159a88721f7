package dev.firstkey.joineringest.domain;

/// The personal members of an HR record. They stay in this service's tables, in its directory
/// account and in the profile topic.
///
/// @param email may be null
/// @param language a BCP 47 tag; may be null
public record Person(
    String givenName, String familyName, String displayName, String email, String language) {

  /// Says nothing of the person, so that no log line can.
  @Override
  public String toString() {
    return "Person";
  }
}
