package dev.firstkey.enrollmentgateway;

import org.jspecify.annotations.Nullable;

/// The database could not do it now. The caller may ask again: a call that is repeated takes effect
/// once, whether or not the first one did.
public final class Busy extends RuntimeException {
  public Busy(@Nullable Throwable cause) {
    super("the database could not do it now", cause);
  }
}
