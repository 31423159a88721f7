package dev.firstkey.joineringest.directory;

import io.smallrye.mutiny.Uni;

/// Where the bearer tokens of the directory's calls come from.
interface Tokens {

  /// A token that should be accepted now.
  Uni<String> token();

  /// Forgets a token that was not accepted.
  void forget(String value);
}
