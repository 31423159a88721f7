package dev.firstkey.contracts;

import org.jspecify.annotations.Nullable;

/// What HR is told about an episode.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param state What is so now.
/// @param accountName The account name the worker signs in with. May be null.
public record HrisWriteback(
    String workerId, String episodeId, WritebackState state, @Nullable String accountName)
    implements WritebackFact {

  public HrisWriteback {
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
    Require.present(state, "state");
    if (accountName != null) {
      Require.text(accountName, "accountName");
    }
  }
}
