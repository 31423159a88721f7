package dev.firstkey.enrollmentgateway;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/// How long a call of a person waits for others.
public interface Locks {

  /// Runs the work in the caller's database transaction; a lock that is not to be had within two
  /// seconds fails it with [Busy].
  <T> Uni<T> impatiently(Supplier<Uni<T>> work);
}
