package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.domain.HeldCredential;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// What Keycloak's log of users' events tells of their passkeys: who added one, in a session that
/// was opened with which. No call of the admin API can write there. What it does not tell, or not
/// any more, is not so: docs/decisions/0026-a-second-passkey.md.
final class KeycloakLog {
  private static final Logger LOG = Logger.getLogger(KeycloakLog.class);
  private static final int MOST = 1_000;
  private static final Comparator<JsonObject> BY_TIME =
      Comparator.comparing(event -> event.getLong("time", 0L));

  private final BearerCalls calls;

  KeycloakLog(BearerCalls calls) {
    this.calls = calls;
  }

  /// The credentials, with what is told of each.
  Uni<List<HeldCredential>> told(String accountId, List<HeldCredential> held) {
    String path = "/events?type=UPDATE_CREDENTIAL&type=LOGIN&user=" + accountId + "&max=" + MOST;
    return calls
        .call(BearerCalls.Call.of(HttpMethod.GET, path, null), Set.of(200, 403))
        .map(response ->
            response.statusCode() == 200
                ? told(response.bodyAsJsonArray(), accountId)
                : unreadable())
        .map(told -> held.stream().map(credential -> with(credential, told)).toList());
  }

  /// The accounts whose owners added a passkey since then. Keycloak asks for whole days.
  Uni<Set<String>> addedTo(Instant since) {
    String path =
        "/events?type=UPDATE_CREDENTIAL&max=%d&dateFrom=%s"
            .formatted(MOST, LocalDate.ofInstant(since, ZoneOffset.UTC).minusDays(1));
    return calls
        .call(BearerCalls.Call.of(HttpMethod.GET, path, null), Set.of(200, 403))
        .map(response ->
            response.statusCode() == 200
                ? addedTo(response.bodyAsJsonArray(), since)
                : unreadable().keySet());
  }

  private static Set<String> addedTo(JsonArray events, Instant since) {
    return events.stream()
        .map(JsonObject.class::cast)
        .filter(event -> event.getLong("time", 0L) >= since.toEpochMilli())
        .filter(event -> event.getString("error") == null && passkey(event).isPresent())
        .map(event -> event.getString("userId"))
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, String> unreadable() {
    LOG.warn("Keycloak does not let its events be read (view-events): no second passkey stays");
    return Map.of();
  }

  private static HeldCredential with(HeldCredential credential, Map<String, String> told) {
    return Optional.ofNullable(credential.credentialId())
        .map(told::get)
        .map(credential::addedWith)
        .orElse(credential);
  }

  /// For each passkey that its owner added, the one with which they were signed in.
  static Map<String, String> told(JsonArray events, String accountId) {
    List<JsonObject> ofOwner =
        events.stream()
            .map(JsonObject.class::cast)
            .filter(event -> accountId.equals(event.getString("userId")))
            .filter(event -> event.getString("error") == null && passkey(event).isPresent())
            .sorted(BY_TIME)
            .toList();
    Map<String, String> signedIn = new HashMap<>();
    Map<String, String> added = new HashMap<>();
    for (JsonObject event : ofOwner) {
      String passkey = passkey(event).orElseThrow();
      session(event)
          .ifPresent(session -> {
            if (event.getString("type").equals("LOGIN")) {
              signedIn.put(session, passkey);
            } else if (signedIn.containsKey(session)) {
              added.put(passkey, signedIn.get(session));
            }
          });
    }
    return added;
  }

  private static Optional<String> passkey(JsonObject event) {
    return detail(event, "credential_type")
        .filter(KeycloakJson.PASSKEY::equals)
        .flatMap(_ -> detail(event, "public_key_credential_id"));
  }

  // While an action is done, the session has no place in the event but this one.
  private static Optional<String> session(JsonObject event) {
    return Optional.ofNullable(event.getString("sessionId")).or(() -> detail(event, "code_id"));
  }

  private static Optional<String> detail(JsonObject event, String name) {
    return Optional.ofNullable(event.getJsonObject("details", new JsonObject()).getString(name));
  }
}
