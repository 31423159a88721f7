package dev.firstkey.joineringest.domain;

/// What is known of one hire episode. Each state keeps the highest sequence heard of it.
public sealed interface Episode {

  /// Nothing was heard.
  record None() implements Episode {}

  /// Hired: expected, or at work.
  ///
  /// @param precedence of the source that said so; what one of less says of it does not count
  record Active(int precedence, long sequence, Statement statement) implements Episode {

    /// Said by a source without a particular precedence, which is 0.
    public Active(long sequence, Statement statement) {
      this(0, sequence, statement);
    }
  }

  /// The hire does not take place. Only *left* is stronger.
  record Withdrawn(long sequence) implements Episode {}

  /// The worker has left this employment, finally.
  record Departed(long sequence) implements Episode {}
}
