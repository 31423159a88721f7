package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Rate;
import io.smallrye.mutiny.Uni;

/// How many more hires of a source are believed now, for all replicas together, by the database's
/// clock. Inside the caller's transaction: what is undone was not taken. A source's callers wait
/// for each other until they commit.
public interface Pace {

  /// Takes one; false where there is none.
  Uni<Boolean> take(String source, Rate rate);
}
