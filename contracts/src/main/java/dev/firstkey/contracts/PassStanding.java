package dev.firstkey.contracts;

/// What is so of a pass, computed from facts alone.
public sealed interface PassStanding {
  /// Nothing that says it was issued is known.
  record Unknown() implements PassStanding {}

  /// It may be redeemed inside its window.
  record Live() implements PassStanding {}

  /// It was redeemed and its authenticator stands.
  record Redeemed() implements PassStanding {}

  /// It was redeemed and its authenticator must not work any more.
  record Undone(RevocationReason reason) implements PassStanding {}

  /// It is ended and was never redeemed.
  record Ended(RevocationReason reason) implements PassStanding {}
}
