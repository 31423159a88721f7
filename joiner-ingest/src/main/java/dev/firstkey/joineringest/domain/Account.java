package dev.firstkey.joineringest.domain;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An account as the directory holds it.
///
/// @param givenName may be null
/// @param familyName may be null
/// @param email may be null
/// @param episodeId may be null
public record Account(
    String accountId,
    String username,
    boolean enabled,
    @Nullable String givenName,
    @Nullable String familyName,
    @Nullable String email,
    @Nullable String episodeId) {

  /// Whether it says this of the person and the episode.
  public boolean says(Optional<Person> person, @Nullable String wantedEpisode) {
    return Objects.equals(givenName, person.map(Person::givenName).orElse(null))
        && Objects.equals(familyName, person.map(Person::familyName).orElse(null))
        && Objects.equals(email, person.map(Person::email).orElse(null))
        && Objects.equals(episodeId, wantedEpisode);
  }

  /// Says nothing of the person, so that no log line can.
  @Override
  public String toString() {
    return "Account " + accountId;
  }
}
