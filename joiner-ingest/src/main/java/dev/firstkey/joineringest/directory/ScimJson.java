package dev.firstkey.joineringest.directory;

import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.Marked;
import dev.firstkey.joineringest.domain.Person;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// SCIM's representation of a user (RFC 7643 §4.1).
final class ScimJson {
  private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final String BUNDLE = "access-bundle";

  private ScimJson() {}

  /// The filter for the users whose external id is this; a value in it is a JSON string.
  static String filter(String workerId) {
    return "externalId eq " + Json.encode(workerId);
  }

  /// The filter for the user of that name.
  static String filterByName(String username) {
    return "userName eq " + Json.encode(username);
  }

  /// The accounts of the users whose external id is exactly this; a service may ignore case, or the
  /// filter.
  static List<Account> accounts(JsonObject list, String workerId) {
    return users(list).flatMap(user -> account(user, workerId).stream()).toList();
  }

  /// The users who have an external id.
  static List<Marked> marked(JsonObject list) {
    return users(list)
        .filter(user -> user.getString("externalId") != null)
        .map(user -> new Marked(user.getString("externalId"), account(user)))
        .toList();
  }

  /// Where the next page begins, from 0; empty behind the last.
  static OptionalInt next(JsonObject list, int from) {
    int read = (int) users(list).count();
    return read == 0 || from + read >= list.getInteger("totalResults", 0)
        ? OptionalInt.empty()
        : OptionalInt.of(from + read);
  }

  private static Stream<JsonObject> users(JsonObject list) {
    return list.getJsonArray("Resources", new JsonArray()).stream().map(JsonObject.class::cast);
  }

  /// The account of the user, where its external id is exactly this.
  static Optional<Account> account(JsonObject user, String workerId) {
    return Optional.of(user)
        .filter(one -> workerId.equals(one.getString("externalId")))
        .map(ScimJson::account);
  }

  /// The account of a user that was made; empty where the answer does not say enough of it.
  static Optional<Account> made(@Nullable JsonObject user) {
    return Optional.ofNullable(user)
        .filter(one -> one.getString("id") != null && one.getString("userName") != null)
        .map(ScimJson::account);
  }

  static JsonObject newUser(String username, String workerId, Optional<Person> person) {
    JsonObject user =
        new JsonObject()
            .put("schemas", new JsonArray().add(USER))
            .put("userName", username)
            .put("active", true);
    return described(user, workerId, person);
  }

  /// The user for that person, with all else as it was. What a person does not have is left out,
  /// which unassigns it (RFC 7644 §3.5.1).
  static JsonObject described(JsonObject user, String workerId, Optional<Person> person) {
    JsonObject described = user.copy().put("externalId", workerId);
    described.remove("name");
    described.remove("emails");
    person.ifPresent(who -> described.put("name", name(who)));
    person
        .map(Person::email)
        .ifPresent(email -> described.put("emails", new JsonArray().add(address(email))));
    return described;
  }

  static JsonObject enabled(JsonObject user, boolean enabled) {
    return user.copy().put("active", enabled);
  }

  /// The access bundles among its entitlements; others are somebody else's.
  static Set<String> bundles(JsonObject user) {
    return entitlements(user)
        .filter(ScimJson::isBundle)
        .map(one -> one.getString("value"))
        .collect(Collectors.toUnmodifiableSet());
  }

  static JsonObject granted(JsonObject user, String bundle) {
    JsonObject mine = new JsonObject().put("value", bundle).put("type", BUNDLE);
    return bundles(user).contains(bundle)
        ? user
        : user.copy()
            .put(
                "entitlements",
                new JsonArray(Stream.concat(entitlements(user), Stream.of(mine)).toList()));
  }

  static JsonObject withdrawn(JsonObject user, String bundle) {
    var rest =
        entitlements(user)
            .filter(one -> !isBundle(one) || !bundle.equals(one.getString("value")))
            .toList();
    JsonObject changed = user.copy();
    changed.remove("entitlements");
    return rest.isEmpty() ? changed : changed.put("entitlements", new JsonArray(rest));
  }

  private static boolean isBundle(JsonObject entitlement) {
    return BUNDLE.equals(entitlement.getString("type")) && entitlement.containsKey("value");
  }

  private static Stream<JsonObject> entitlements(JsonObject user) {
    return user.getJsonArray("entitlements", new JsonArray()).stream().map(JsonObject.class::cast);
  }

  /// What does not say that it is not active is believed to be.
  private static Account account(JsonObject user) {
    JsonObject name = user.getJsonObject("name", new JsonObject());
    return new Account(
        Objects.requireNonNull(user.getString("id")),
        Objects.requireNonNull(user.getString("userName")),
        user.getBoolean("active", true),
        name.getString("givenName"),
        name.getString("familyName"),
        email(user.getJsonArray("emails", new JsonArray())),
        null);
  }

  private static JsonObject name(Person person) {
    return new JsonObject()
        .put("givenName", person.givenName())
        .put("familyName", person.familyName());
  }

  private static JsonObject address(String email) {
    return new JsonObject().put("value", email).put("type", "work").put("primary", true);
  }

  private static @Nullable String email(JsonArray emails) {
    Stream<JsonObject> primary = addresses(emails).filter(one -> one.getBoolean("primary", false));
    return Stream.concat(primary, addresses(emails))
        .map(one -> one.getString("value"))
        .findFirst()
        .orElse(null);
  }

  private static Stream<JsonObject> addresses(JsonArray emails) {
    return emails.stream().map(JsonObject.class::cast);
  }
}
