package dev.firstkey.auditsink;

/// What is in the database is not what was signed before. Nothing is signed until it is again.
public final class Disagreement extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Disagreement(String message) {
    super(message);
  }
}
