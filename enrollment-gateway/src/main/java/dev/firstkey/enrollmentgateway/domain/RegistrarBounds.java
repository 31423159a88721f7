package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.RefusalReason;
import java.util.Optional;

/// What bounds a registrar who lies: nobody is confirmed by video alone, by themselves, or at a
/// device that is the registrar's own.
public final class RegistrarBounds {
  private static final String PERSON = "person:";

  private RegistrarBounds() {}

  /// What is known of a registrar and the person whom they confirm.
  ///
  /// @param registrar the actor, `person:ID`
  /// @param method how they saw the person
  /// @param account the worker's account at the directory, where there is one
  /// @param ownDevice whether the device is known as the registrar's own
  public record Situation(
      String registrar, ProofingMethod method, Optional<String> account, boolean ownDevice) {}

  /// Why the word does not count; empty where it does.
  public static Optional<RefusalReason> objection(Situation situation) {
    boolean themselves =
        situation.account().filter(id -> situation.registrar().equals(PERSON + id)).isPresent();
    if (themselves || situation.method() != ProofingMethod.ATTENDED) {
      return Optional.of(RefusalReason.POLICY_FORBIDS);
    }
    return situation.ownDevice() ? Optional.of(RefusalReason.WRONG_KEY) : Optional.empty();
  }

  /// The directory's id of an actor's account.
  public static String account(String registrar) {
    return registrar.substring(PERSON.length());
  }
}
