package dev.firstkey.local.calls;

import org.jspecify.annotations.Nullable;

/// A step did not lead to the next one. The message says which, and what was answered.
public class Stopped extends Exception {
  private static final long serialVersionUID = 1L;

  public Stopped(@Nullable String message) {
    super(message);
  }
}
