package dev.firstkey.contracts;

/// Where an event stands: the episode's chain, and what caused it.
///
/// @param correlationId the episode's chain id, or the transaction id while the worker is not known
/// @param causationId the id of the event or the call that caused it
/// @param actor who acted: `worker:ID`, `person:ID` or `service:NAME`
public record Chain(String correlationId, String causationId, String actor) {

  /// The chain of something that `service` does because of `cause`.
  public static Chain after(Event cause, String service) {
    return new Chain(
        cause.envelope().correlationId(), cause.envelope().id().toString(), "service:" + service);
  }

  /// The same place in another episode's chain.
  public Chain within(String otherCorrelationId) {
    return new Chain(otherCorrelationId, causationId, actor);
  }

  /// The same place with another actor.
  public Chain by(String otherActor) {
    return new Chain(correlationId, causationId, otherActor);
  }
}
