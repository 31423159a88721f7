package dev.firstkey.enrollmentgateway;

/// A lock was not to be had in time. Nothing has changed; the call can be repeated.
public final class Busy extends RuntimeException {
  public Busy(Throwable cause) {
    super("a lock was not to be had in time", cause);
  }
}
