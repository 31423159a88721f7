package dev.firstkey.contracts;

import java.util.UUID;

/// The directory holds the authenticator no more.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param authenticatorId The authenticator.
/// @param directory The directory, by its configured name.
/// @param accountId The directory's opaque id of the account.
public record AuthenticatorUnpublished(
    String workerId, String episodeId, UUID authenticatorId, String directory, String accountId)
    implements JoinerFact {

  public AuthenticatorUnpublished {
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(authenticatorId, "authenticatorId");
    Require.text(directory, "directory");
    Require.text(accountId, "accountId");
  }
}
