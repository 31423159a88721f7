package dev.firstkey.tlog;

/// Bytes that are not in the format they should have. The message quotes nothing of them.
public final class Malformed extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public Malformed(String message) {
    super(message);
  }

  public Malformed(String message, Throwable cause) {
    super(message, cause);
  }
}
