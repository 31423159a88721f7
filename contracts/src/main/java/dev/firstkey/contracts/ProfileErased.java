package dev.firstkey.contracts;

/// The worker's profile is erased: a null value on its topic follows from the same transaction.
///
/// @param workerId HR's own opaque, stable id of the worker.
public record ProfileErased(String workerId) implements JoinerFact {

  public ProfileErased {
    Require.id(workerId, "workerId");
  }
}
