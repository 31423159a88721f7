package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.Credential;

/// What came out of looking at a registration response.
public sealed interface CeremonyVerdict {

  /// It is what was asked for.
  record Fitting(Credential credential) implements CeremonyVerdict {}

  /// The first check that it failed.
  record Unfit(CeremonyStep step) implements CeremonyVerdict {}
}
