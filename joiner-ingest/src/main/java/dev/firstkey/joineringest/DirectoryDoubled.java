package dev.firstkey.joineringest;

/// More than one account claims to be the worker's, so nothing is given to any of them: which is
/// the worker's, a person has to say. What takes power away is done to each. Quotes nothing.
final class DirectoryDoubled extends DirectoryFailure {
  private static final long serialVersionUID = 1;

  DirectoryDoubled() {
    super("more than one account claims to be the worker's");
  }
}
