package dev.firstkey.local.races;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.PassFacts;
import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.local.calls.AuditTrail;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import dev.firstkey.local.client.KeycloakAccounts;
import dev.firstkey.local.client.KeycloakSignIn;
import dev.firstkey.local.stack.Service;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Holds what is so in the end against the table of facts: the audit log's events, Keycloak's
/// credentials, what the device was told, and whether Keycloak lets it sign in.
///
/// @param reason what ended the pass, unless it was redeemed first
record Outcome(Place place, RevocationReason reason, String workerId, Attempt attempt) {
  private static final int PATIENCE = 60;

  /// What is wrong; empty where nothing is.
  Optional<String> flaw() throws Stopped, InterruptedException {
    try {
      Until.present(
          "The end", PATIENCE, () -> look().isEmpty() ? Optional.of("") : Optional.empty());
      return Optional.empty();
    } catch (Stopped _) {
      return look();
    }
  }

  private Optional<String> look() throws Stopped, InterruptedException {
    var entries =
        new AuditTrail(place.api(), place.stack().url(Service.AUDIT_SINK), place.tokens())
            .timeline(workerId);
    boolean completed = count(entries, "enrollment.completed") == 1;
    if (completed != attempt.redeemed()) {
      return Optional.of(
          workerId + " was told " + attempt.redeemed() + ", the log says " + completed);
    }
    return standing(completed) instanceof PassStanding.Redeemed
        ? redeemedAndStanding(entries)
        : ended(entries, completed);
  }

  /// What the table of facts says.
  private PassStanding standing(boolean completed) {
    var facts = PassFacts.none().withIssued().with(reason);
    return (completed ? facts.withRedeemed() : facts).standing();
  }

  private Optional<String> redeemedAndStanding(List<JsonNode> entries)
      throws Stopped, InterruptedException {
    if (count(entries, "authenticator.published") != 1) {
      return flaw("the authenticator is not published");
    }
    if (reasons(entries).count() != 1) {
      return flaw("the pass did not end once");
    }
    if (count(entries, "pass.expired") + count(entries, "authenticator.revoked") > 0) {
      return flaw("something ended what was redeemed in time");
    }
    return passkeys(entries) == 1 && signsIn()
        ? Optional.empty()
        : flaw("the one passkey does not sign in");
  }

  private Optional<String> ended(List<JsonNode> entries, boolean completed)
      throws Stopped, InterruptedException {
    if (endings(entries, completed) != 1) {
      return flaw("the pass did not end once with its reason");
    }
    if (count(entries, "authenticator.revoked") != (completed ? 1 : 0)) {
      return flaw("the authenticator that was revoked is not the one that was registered");
    }
    return passkeys(entries) == 0 && !signsIn()
        ? Optional.empty()
        : flaw("there is a passkey at Keycloak");
  }

  /// How often the log says the reason that the table of facts has: where it was redeemed first,
  /// the reason stands with the authenticator.
  private long endings(List<JsonNode> entries, boolean completed) {
    var said = completed ? "authenticator.revoked" : "pass.revoked";
    return reason == RevocationReason.EXPIRED
        ? count(entries, "pass.expired") - reasons(entries).count()
        : entries.stream()
            .filter(entry -> AuditTrail.is(entry, said))
            .filter(entry -> entry.path("data").path("reason").asText().equals(reason.word()))
            .map(entry -> entry.path("data").path("passId").asText())
            .filter(mine(entries)::equals)
            .count();
  }

  private static Stream<String> reasons(List<JsonNode> entries) {
    return entries.stream()
        .filter(entry -> AuditTrail.is(entry, "pass.revoked"))
        .filter(entry -> entry.path("data").path("passId").asText().equals(mine(entries)))
        .map(entry -> entry.path("data").path("reason").asText());
  }

  /// The pass of the first device.
  private static String mine(List<JsonNode> entries) {
    return entries.stream()
        .filter(entry -> AuditTrail.is(entry, "pass.issued"))
        .map(entry -> entry.path("data").path("passId").asText())
        .findFirst()
        .orElse("");
  }

  private Optional<String> flaw(String what) {
    return Optional.of(workerId + ": " + what);
  }

  private boolean signsIn() throws Stopped, InterruptedException {
    try {
      return new KeycloakSignIn(place.api().http(), place.realm()).signIn(attempt.authenticator())
          instanceof KeycloakSignIn.SignedIn;
    } catch (IOException failure) {
      throw new Stopped("Keycloak does not answer: " + failure.getMessage());
    }
  }

  private int passkeys(List<JsonNode> entries) throws Stopped, InterruptedException {
    var account =
        entries.stream()
            .filter(entry -> AuditTrail.is(entry, "account.provisioned"))
            .map(entry -> entry.path("data").path("accountId").asText())
            .findFirst()
            .orElseThrow(() -> new Stopped(workerId + " has no account"));
    try {
      return new KeycloakAccounts(place.api().http(), place.realm(), place.tokens().of("analyst"))
          .credentials(account)
          .size();
    } catch (IOException failure) {
      throw new Stopped("Keycloak does not tell the credentials: " + failure.getMessage());
    }
  }

  private static long count(List<JsonNode> entries, String type) {
    return entries.stream().filter(entry -> AuditTrail.is(entry, type)).count();
  }
}
