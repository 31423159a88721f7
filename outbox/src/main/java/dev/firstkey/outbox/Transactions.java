package dev.firstkey.outbox;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/// One database transaction around a unit of work.
public interface Transactions {

  /// Runs the work in one transaction and commits it when the work's item arrives; a failure rolls
  /// everything back. Work that is already inside a transaction joins it. Must be called on a
  /// Vert.x duplicated context, as consumers, resources and scheduled methods are. Once committed,
  /// what the work added to the [Outbox] is on its way.
  <T> Uni<T> run(Supplier<Uni<T>> work);
}
