package dev.firstkey.contracts;

import java.util.List;

/// The directory did not hold what is desired for a worker, though nothing was to be done there:
/// somebody else changed it. Or the worker did: with passkey-own alone it is said once of a passkey
/// that they added and that stays.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param directory The directory's configured name.
/// @param differences In what the account differs: missing, replaced, disabled, enabled, profile,
///   passkey-missing, passkey-unwanted, passkey-own, doubled, unknown, bundle-missing,
///   bundle-unwanted.
/// @param mend Whether it was to be mended: the worker's task is due because of it, and says what
///   it does. False where it was only reported.
public record AccountDrifted(
    String workerId, String directory, List<String> differences, boolean mend)
    implements JoinerFact {

  public AccountDrifted {
    Require.id(workerId, "workerId");
    Require.text(directory, "directory");
    differences = List.copyOf(differences);
  }
}
