package dev.firstkey.joineringest.directory;

import io.smallrye.mutiny.Uni;

/// A token that somebody keeps fresh in a file. It is read at each call, so there is nothing to
/// forget.
record TokenFile(SecretFile file) implements Tokens {

  @Override
  public Uni<String> token() {
    return Uni.createFrom().item(file::read);
  }

  @Override
  public void forget(String value) {}
}
