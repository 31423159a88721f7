package dev.firstkey.passissuer.domain;

import java.util.UUID;

/// What can happen to an episode's enrollment case.
public sealed interface CaseCommand {

  /// HR states the episode, for the first time or anew.
  record Expect(Statement statement) implements CaseCommand {}

  /// The worker has left.
  record Leave() implements CaseCommand {}

  /// The hire does not take place.
  record Withdraw() implements CaseCommand {}

  /// The authenticator is registered.
  record Complete() implements CaseCommand {}

  /// The window of a case is over.
  record RunOut(UUID caseId) implements CaseCommand {}
}
