package dev.firstkey.joineringest;

/// The directory does not let joiner-ingest do a call. Waiting does not heal that: somebody has to
/// see to the credential or to its rights. The call is to be repeated all the same, so that nothing
/// is lost meanwhile. Quotes nothing.
public final class DirectoryForbids extends DirectoryFailure {
  private static final long serialVersionUID = 1;
  private final boolean isForAll;

  private DirectoryForbids(String message, boolean isForAll) {
    super(message);
    this.isForAll = isForAll;
  }

  /// The credential is not accepted, so no call is.
  ///
  /// @param call what was called, without content
  public static DirectoryForbids all(String call, int status) {
    return new DirectoryForbids(
        "directory call " + call + " was answered with " + status + ": not let in", true);
  }

  /// This call is not allowed; others may be.
  ///
  /// @param call what was called, without content
  public static DirectoryForbids one(String call, int status) {
    return new DirectoryForbids(
        "directory call " + call + " was answered with " + status + ": not allowed", false);
  }

  /// Whether every call is forbidden.
  public boolean isForAll() {
    return isForAll;
  }
}
