package dev.firstkey.contracts;

/// The account is disabled and its sessions are ended.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param directory The directory, by its configured name.
/// @param accountId The directory's opaque id of the account.
public record AccountDisabled(String workerId, String episodeId, String directory, String accountId)
    implements JoinerFact {

  public AccountDisabled {
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.text(directory, "directory");
    Require.text(accountId, "accountId");
  }
}
