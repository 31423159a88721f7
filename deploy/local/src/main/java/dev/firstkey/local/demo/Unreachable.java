package dev.firstkey.local.demo;

/// Nobody answered. Whether the call had an effect is not known.
final class Unreachable extends Stopped {
  private static final long serialVersionUID = 1L;

  Unreachable(String message) {
    super(message);
  }
}
