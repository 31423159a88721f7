package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.Marked;
import dev.firstkey.joineringest.domain.Passkey;
import dev.firstkey.joineringest.domain.Person;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keycloak's representations of users and credentials.
final class KeycloakJson {
  static final String PASSKEY = "webauthn-passwordless";

  private KeycloakJson() {}

  /// The accounts whose attribute is exactly this worker; Keycloak's search ignores case.
  static List<Account> accounts(JsonArray users, String workerId) {
    return users.stream()
        .map(JsonObject.class::cast)
        .filter(user -> workerId.equals(attribute(user, "workerId")))
        .map(KeycloakJson::account)
        .toList();
  }

  /// The account of the user, where its attribute is exactly this worker.
  static Optional<Account> account(JsonObject user, String workerId) {
    return accounts(JsonArray.of(user), workerId).stream().findFirst();
  }

  /// The users whose attribute names a worker.
  static List<Marked> marked(JsonArray users) {
    return users.stream()
        .map(JsonObject.class::cast)
        .flatMap(user ->
            Optional.ofNullable(attribute(user, "workerId"))
                .map(worker -> new Marked(worker, account(user)))
                .stream())
        .toList();
  }

  static JsonObject description(String workerId, String episodeId, Optional<Person> person) {
    JsonObject json =
        new JsonObject()
            .put(
                "attributes",
                new JsonObject()
                    .put("workerId", new JsonArray().add(workerId))
                    .put("episodeId", new JsonArray().add(episodeId)));
    person.ifPresent(who ->
        json.put("firstName", who.givenName())
            .put("lastName", who.familyName())
            .put("email", who.email()));
    return json;
  }

  static List<HeldCredential> credentials(JsonArray credentials) {
    return credentials.stream().map(JsonObject.class::cast).map(KeycloakJson::credential).toList();
  }

  static JsonObject credential(Passkey passkey) {
    byte[] id = Base64.getUrlDecoder().decode(passkey.credentialId());
    JsonObject data =
        new JsonObject()
            .put("aaguid", passkey.aaguid().toString())
            .put("credentialId", Base64.getEncoder().encodeToString(id))
            .put("counter", passkey.signCount())
            .put("credentialPublicKey", passkey.publicKey())
            .put("attestationStatementFormat", "none")
            .put("transports", new JsonArray(List.copyOf(passkey.transports())));
    return new JsonObject()
        .put("type", PASSKEY)
        .put("userLabel", passkey.authenticatorId().toString())
        .put("credentialData", data.encode())
        .put("secretData", "{}");
  }

  private static Account account(JsonObject user) {
    return new Account(
        user.getString("id"),
        user.getString("username"),
        user.getBoolean("enabled", false),
        user.getString("firstName"),
        user.getString("lastName"),
        user.getString("email"),
        attribute(user, "episodeId"));
  }

  private static @Nullable String attribute(JsonObject user, String name) {
    JsonArray values =
        user.getJsonObject("attributes", new JsonObject()).getJsonArray(name, new JsonArray());
    return values.isEmpty() ? null : values.getString(0);
  }

  private static HeldCredential credential(JsonObject json) {
    Optional<JsonObject> data =
        PASSKEY.equals(json.getString("type")) ? data(json) : Optional.empty();
    return new HeldCredential(
        json.getString("id"),
        json.getString("userLabel"),
        data.flatMap(d -> base64url(d.getString("credentialId"))).orElse(null),
        data.map(d -> d.getString("credentialPublicKey")).orElse(null));
  }

  // Anything that cannot be read is no passkey of ours.
  private static Optional<JsonObject> data(JsonObject json) {
    try {
      return Optional.ofNullable(json.getString("credentialData")).map(JsonObject::new);
    } catch (DecodeException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> base64url(String standard) {
    try {
      byte[] bytes = Base64.getDecoder().decode(standard);
      return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    } catch (IllegalArgumentException | NullPointerException _) {
      return Optional.empty();
    }
  }
}
