package dev.firstkey.contracts;

/// HR says that the worker has left.
///
/// @param workerId HR's own opaque, stable id of the worker.
/// @param episodeId HR's own id of this employment of the worker; a rehire has a new one.
/// @param sequence The number that the source gave to this statement about the episode; a higher
///   one is newer.
public record HrisLeft(String workerId, String episodeId, long sequence) implements HrisFact {

  public HrisLeft {
    Require.id(workerId, "workerId");
    Require.id(episodeId, "episodeId");
  }
}
