package dev.firstkey.contracts;

/// HR says that the hire does not take place.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param sequence The number that the source gave to this statement about the episode; a higher
///   one is newer.
public record HrisWithdrawn(String workerId, String episodeId, long sequence) implements HrisFact {

  public HrisWithdrawn {
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
  }
}
