package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The data of an HR record from a User. What the User does not say is left out, and the reader of
/// the record says what is missing; nothing is guessed.
public final class HireData {
  private HireData() {}

  /// That an episode has ended, or will not be.
  public static ObjectNode end(String workerId, String episodeId, long sequence) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("workerId", workerId)
        .put("episodeId", episodeId)
        .put("sequence", sequence);
  }

  /// The whole statement of an episode.
  ///
  /// @param manager the manager's workerId
  public static ObjectNode statement(
      UserDocument user, String episodeId, long sequence, Optional<String> manager) {
    ObjectNode data = end(user.workerId(), episodeId, sequence);
    JsonNode name = user.json().path("name");
    put(data, "givenName", UserDocument.text(name.path("givenName")));
    put(data, "familyName", UserDocument.text(name.path("familyName")));
    put(data, "displayName", displayName(user, name));
    put(data, "email", email(user));
    put(data, "startDate", user.joiner("startDate"));
    put(data, "endDate", user.joiner("endDate"));
    put(data, "workTimeZone", user.workTimeZone());
    put(
        data,
        "workerType",
        user.joiner("workerType").or(() -> user.text("userType")).map(HireData::word));
    put(
        data,
        "legalEntity",
        UserDocument.text(user.json().path(ScimSchemas.ENTERPRISE).path("organization")));
    put(data, "managerWorkerId", manager);
    put(data, "deviceContext", user.joiner("deviceContext").map(HireData::word));
    put(data, "accessBundle", user.joiner("accessBundle"));
    put(data, "language", user.text("preferredLanguage").map(HireData::firstLanguage));
    return data;
  }

  private static Optional<String> displayName(UserDocument user, JsonNode name) {
    return user.text("displayName")
        .or(() -> UserDocument.text(name.path("formatted")))
        .or(() -> Optional.of(bothNames(name)).filter(both -> !both.isEmpty()));
  }

  private static String bothNames(JsonNode name) {
    return Stream.of("givenName", "familyName")
        .flatMap(part -> UserDocument.text(name.path(part)).stream())
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> email(UserDocument user) {
    var all = StreamSupport.stream(user.json().path("emails").spliterator(), false).toList();
    return Stream.concat(
            all.stream().filter(email -> email.path("primary").asBoolean()),
            Stream.concat(
                all.stream().filter(email -> email.path("type").asText().equalsIgnoreCase("work")),
                all.stream()))
        .flatMap(email -> UserDocument.text(email.path("value")).stream())
        .findFirst();
  }

  // Clients send an Accept-Language (RFC 7643 §4.1.1).
  private static String firstLanguage(String languages) {
    return languages.split("[,;]", 2)[0].strip();
  }

  private static String word(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static void put(ObjectNode data, String member, Optional<String> value) {
    value.ifPresent(text -> data.put(member, text));
  }
}
