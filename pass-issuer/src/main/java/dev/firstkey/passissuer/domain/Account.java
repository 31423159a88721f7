package dev.firstkey.passissuer.domain;

/// The worker's account in the directory, as far as it is known here.
public sealed interface Account {

  /// The directory has it.
  record Ready(String accountId) implements Account {}

  /// Nothing is known of it.
  record NotReady() implements Account {}
}
