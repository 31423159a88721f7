package dev.firstkey.contracts;

import java.util.UUID;

/// The directory accepts sign-ins with the authenticator.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param authenticatorId The authenticator.
/// @param directory The directory, by its configured name.
/// @param accountId The directory's opaque id of the account.
public record AuthenticatorPublished(
    String workerId, String episodeId, UUID authenticatorId, String directory, String accountId)
    implements JoinerFact {

  public AuthenticatorPublished {
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(authenticatorId, "authenticatorId");
    Require.text(directory, "directory");
    Require.text(accountId, "accountId");
  }
}
