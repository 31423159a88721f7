package dev.firstkey.local.races;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.PassFacts;
import dev.firstkey.contracts.PassStanding;
import dev.firstkey.local.calls.AuditTrail;
import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import dev.firstkey.local.client.KeycloakAccounts;
import dev.firstkey.local.stack.Service;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Holds what is so in the end against the table of facts: the audit log's events, Keycloak's
/// credentials, and what the device was told.
///
/// @param redeemed whether the device was told that it is enrolled
record Outcome(Place place, Ending ending, String workerId, boolean redeemed) {
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
    if (completed != redeemed) {
      return Optional.of(workerId + " was told " + redeemed + ", the log says " + completed);
    }
    return standing(completed) instanceof PassStanding.Redeemed
        ? redeemedAndStanding(entries)
        : ended(entries, completed);
  }

  /// What the table of facts says.
  private PassStanding standing(boolean completed) {
    var facts = PassFacts.none().withIssued().with(ending.reason());
    return (completed ? facts.withRedeemed() : facts).standing();
  }

  private Optional<String> redeemedAndStanding(List<JsonNode> entries)
      throws Stopped, InterruptedException {
    return count(entries, "authenticator.published") != 1
        ? Optional.of(workerId + "'s authenticator is not published")
        : passkeys(entries) == 1
            ? Optional.empty()
            : Optional.of(workerId + " holds " + passkeys(entries) + " passkeys instead of one");
  }

  private Optional<String> ended(List<JsonNode> entries, boolean completed)
      throws Stopped, InterruptedException {
    if (count(entries, "pass.revoked") < 1) {
      return Optional.of("nothing ends the pass of " + workerId);
    }
    if (completed && count(entries, "authenticator.revoked") != 1) {
      return Optional.of("the authenticator of " + workerId + " is not revoked");
    }
    return passkeys(entries) == 0
        ? Optional.empty()
        : Optional.of(workerId + " holds a passkey at Keycloak");
  }

  private int passkeys(List<JsonNode> entries) throws Stopped, InterruptedException {
    var account =
        entries.stream()
            .filter(entry -> is(entry, "account.provisioned"))
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
    return entries.stream().filter(entry -> is(entry, type)).count();
  }

  private static boolean is(JsonNode entry, String type) {
    return entry.path("type").asText().equals("dev.firstkey." + type + ".v1");
  }
}
