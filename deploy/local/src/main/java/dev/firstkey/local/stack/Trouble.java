package dev.firstkey.local.stack;

import org.jspecify.annotations.Nullable;

/// Something that the person at the command line must know. The message says what is wrong and what
/// helps, in full sentences; it is shown without a stack trace.
public final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Trouble(@Nullable String message) {
    super(message);
  }
}
