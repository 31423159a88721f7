package dev.firstkey.local.calls;

/// Nobody answered. Whether the call had an effect is not known.
public final class Unreachable extends Stopped {
  private static final long serialVersionUID = 1L;

  public Unreachable(String message) {
    super(message);
  }
}
