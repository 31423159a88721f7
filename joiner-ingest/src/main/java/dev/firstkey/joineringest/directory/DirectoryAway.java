package dev.firstkey.joineringest.directory;

/// The directory did not do a call; the call is to be repeated later. Quotes nothing.
final class DirectoryAway extends RuntimeException {
  private static final long serialVersionUID = 1;

  DirectoryAway(String call, int status) {
    super("directory call " + call + " was answered with " + status);
  }
}
