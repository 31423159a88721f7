package dev.firstkey.joineringest.domain;

import java.util.Optional;

/// What an HR record says about one episode.
public sealed interface Command {

  /// The source's number of this statement about the episode; a higher one is newer.
  long sequence();

  /// Who is employed on which terms, where it says so.
  default Optional<Statement> stated() {
    return switch (this) {
      case Hire(long _, var statement) -> Optional.of(statement);
      case Change(long _, var statement) -> Optional.of(statement);
      case Withdraw _, Leave _ -> Optional.empty();
    };
  }

  /// The person is hired.
  record Hire(long sequence, Statement statement) implements Command {}

  /// Something changed; the statement is the whole record as it is now.
  record Change(long sequence, Statement statement) implements Command {}

  /// The hire does not take place.
  record Withdraw(long sequence) implements Command {}

  /// The worker has left.
  record Leave(long sequence) implements Command {}
}
