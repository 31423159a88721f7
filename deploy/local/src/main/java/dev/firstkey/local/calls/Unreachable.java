package dev.firstkey.local.calls;

import org.jspecify.annotations.Nullable;

/// Nobody answered. Whether the call had an effect is not known.
public final class Unreachable extends Stopped {
  private static final long serialVersionUID = 1L;

  public Unreachable(@Nullable String message) {
    super(message);
  }
}
