package dev.firstkey.auditsink;

import io.smallrye.mutiny.Uni;

/// Whether a history may begin where neither the database nor the second place has one.
interface Beginning {

  /// Fails with a [Disagreement] where it may not.
  Uni<Void> permit();
}
