package dev.firstkey.joineringest;

/// What a directory answers that is no success, as far as it is told apart. Quotes nothing.
public abstract sealed class DirectoryFailure extends RuntimeException
    permits DirectoryAway, DirectoryDoubled, DirectoryForbids, DirectoryRefused {
  private static final long serialVersionUID = 1;

  DirectoryFailure(String message) {
    super(message);
  }
}
