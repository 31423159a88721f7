package dev.firstkey.joineringest.domain;

/// What is known of one hire episode. Each state keeps the highest sequence heard of it.
public sealed interface Episode {

  /// Nothing was heard.
  record None() implements Episode {}

  /// Hired: expected, or at work.
  record Active(long sequence, Statement statement) implements Episode {}

  /// The hire does not take place. Only *left* is stronger.
  record Withdrawn(long sequence) implements Episode {}

  /// The worker has left this employment, finally.
  record Departed(long sequence) implements Episode {}
}
