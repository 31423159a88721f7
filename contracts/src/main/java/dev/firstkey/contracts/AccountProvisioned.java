package dev.firstkey.contracts;

/// The worker has an account in the directory, with no password.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param directory The directory, by its configured name.
/// @param accountId The directory's opaque id of the account; its UTF-8 bytes are the WebAuthn user
///   handle.
public record AccountProvisioned(
    String workerId, String episodeId, String directory, String accountId) implements JoinerFact {

  public AccountProvisioned {
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.text(directory, "directory");
    Require.text(accountId, "accountId");
  }
}
