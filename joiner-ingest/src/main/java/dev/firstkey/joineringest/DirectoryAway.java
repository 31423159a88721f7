package dev.firstkey.joineringest;

/// The directory did not do a call; the call is to be repeated later. Quotes nothing.
public final class DirectoryAway extends DirectoryFailure {
  private static final long serialVersionUID = 1;

  /// @param call what was called, without content
  public DirectoryAway(String call, int status) {
    super("directory call " + call + " was answered with " + status);
  }

  /// @param call what was called, without content
  /// @param cause why there is no answer; only its kind is kept, for its words may quote
  public DirectoryAway(String call, Throwable cause) {
    super("directory call " + call + " has no answer: " + cause.getClass().getName());
  }
}
