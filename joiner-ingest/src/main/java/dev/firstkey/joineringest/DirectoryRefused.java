package dev.firstkey.joineringest;

/// The directory understood a call and will not do it, now or later. The message quotes nothing.
public final class DirectoryRefused extends DirectoryFailure {
  private static final long serialVersionUID = 1;

  /// @param what the call and the status, without content
  public DirectoryRefused(String what) {
    super(what);
  }
}
