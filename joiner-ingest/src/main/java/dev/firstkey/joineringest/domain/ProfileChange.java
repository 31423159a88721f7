package dev.firstkey.joineringest.domain;

import java.util.Optional;

/// What there is to say about who a worker is, once something about them moved. The profile is the
/// leading episode's person and nothing else, so the order of arrival cannot show in it.
public sealed interface ProfileChange {

  /// The worker is this person now.
  record Show(Person person) implements ProfileChange {}

  /// Nobody needs to know any more who the worker was.
  record Erase() implements ProfileChange {}

  /// Empty where the same is so as before.
  static Optional<ProfileChange> between(Worker before, Worker after) {
    return before.person().equals(after.person())
        ? Optional.empty()
        : Optional.of(after.person().<ProfileChange>map(Show::new).orElseGet(Erase::new));
  }
}
