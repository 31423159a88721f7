package dev.firstkey.auditsink;

/// What is asked for was deleted, as the log states.
public final class Deleted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Deleted() {
    super("it was deleted, as the log states");
  }
}
