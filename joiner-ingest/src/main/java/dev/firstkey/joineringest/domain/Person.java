package dev.firstkey.joineringest.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The personal members of an HR record. They stay in this service's tables, in its directory
/// account and in the profile topic.
///
/// @param email may be null
/// @param language a BCP 47 tag; may be null
public record Person(
    String givenName,
    String familyName,
    String displayName,
    @Nullable String email,
    @Nullable String language) {

  /// The same person where a directory will not have the mail address; empty where there is none.
  public Optional<Person> withoutMail() {
    return Optional.ofNullable(email)
        .map(_ -> new Person(givenName, familyName, displayName, null, language));
  }

  /// Says nothing of the person, so that no log line can.
  @Override
  public String toString() {
    return "Person";
  }
}
