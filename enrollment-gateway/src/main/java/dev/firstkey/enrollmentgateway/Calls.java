package dev.firstkey.enrollmentgateway;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/// The database side of a person's call. Somebody waits for the answer: a lock that is not to be
/// had within two seconds, a database that is away and an answer that takes too long all fail with
/// [Busy].
public interface Calls {

  /// Runs the work in one database transaction.
  <T> Uni<T> change(Supplier<Uni<T>> work);

  /// Runs work that only reads.
  <T> Uni<T> look(Supplier<Uni<T>> work);
}
