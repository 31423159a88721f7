package dev.firstkey.outbox;

/// Work that failed in a way that comes again, as often as [Patience] tries such work.
final class Hopeless extends RuntimeException {
  Hopeless(Throwable cause) {
    super("fails however often it is tried", cause);
  }
}
