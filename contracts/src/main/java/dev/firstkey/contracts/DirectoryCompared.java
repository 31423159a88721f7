package dev.firstkey.contracts;

/// Somebody had the directory compared with what is desired for every worker.
///
/// @param directory The directory's configured name.
/// @param mend Whether what drifted was to be mended.
/// @param whole Whether every worker was compared; false where the directory did not answer any
///   more.
/// @param asDesired How many accounts were as desired.
/// @param beingWorkedOn How many differed while their task was not done yet.
/// @param unreadable How many could not be compared.
/// @param drifted How many differed though their task was done, or name a worker of whom nothing
///   was heard; each is an event of its own.
public record DirectoryCompared(
    String directory,
    boolean mend,
    boolean whole,
    long asDesired,
    long beingWorkedOn,
    long unreadable,
    long drifted)
    implements JoinerFact {

  public DirectoryCompared {
    Require.text(directory, "directory");
  }
}
