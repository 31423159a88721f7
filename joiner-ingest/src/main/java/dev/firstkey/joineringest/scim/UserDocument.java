package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.firstkey.joineringest.domain.Provisioned;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A User as it is kept: what the client set, without what the server adds. Holds personal members;
/// never printed.
public final class UserDocument {
  private static final int LARGEST = 32 * 1024;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final ObjectNode json;

  private UserDocument(ObjectNode json) {
    this.json = json;
  }

  /// What is kept of a whole User.
  ///
  /// @throws BadRequestException `invalidValue` where an attribute is wrong or a required one is
  ///   missing
  public static UserDocument of(JsonNode sent) throws BadRequestException {
    UserDocument document = new UserDocument(Kept.of(sent));
    if (document.stored().length() > LARGEST) {
      throw BadRequestException.invalidValue("A User has at most " + LARGEST + " characters.");
    }
    document.require("userName", document.text("userName").isPresent());
    document.require(
        "externalId", document.text("externalId").filter(UserDocument::isId).isPresent());
    for (String attribute : List.of("episodeId", "accessBundle")) {
      document.require(attribute, document.joiner(attribute).filter(id -> !isId(id)).isEmpty());
    }
    return document;
  }

  /// The same of the body of a request, which has to say that it is a User (RFC 7643 §3).
  ///
  /// @throws BadRequestException `invalidSyntax` where it does not
  public static UserDocument sent(JsonNode body) throws BadRequestException {
    if (!ScimBody.isOf(body, ScimSchemas.USER)) {
      throw BadRequestException.invalidSyntax("The schemas do not name " + ScimSchemas.USER + ".");
    }
    return of(body);
  }

  /// What [#stored] gave.
  public static UserDocument read(String stored) {
    try {
      return new UserDocument((ObjectNode) JsonUtils.getObjectReader().readTree(stored));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row holds what was written", e);
    }
  }

  /// The text for a row.
  public String stored() {
    return json.toString();
  }

  /// A copy that the caller may change.
  public ObjectNode copy() {
    return json.deepCopy();
  }

  /// The client's name of the user.
  public String userName() {
    return text("userName").orElseThrow();
  }

  /// HR's own id of the worker.
  public String workerId() {
    return text("externalId").orElseThrow();
  }

  /// The id of the manager's User or worker.
  public Optional<String> manager() {
    return text(json.path(ScimSchemas.ENTERPRISE).path("manager").path("value"));
  }

  /// The same, where it does not say whether it is active, with this: nobody is hired by leaving
  /// something out.
  public UserDocument activeUnlessSaid(boolean active) {
    if (json.has("active")) {
      return this;
    }
    ObjectNode said = json.deepCopy();
    said.put("active", active);
    return new UserDocument(said);
  }

  /// The same, not active.
  public UserDocument inactive() {
    ObjectNode said = json.deepCopy();
    said.put("active", false);
    return new UserDocument(said);
  }

  /// Whether it begins on another day, or names another episode.
  public boolean isRehireAfter(UserDocument before) {
    return !joiner("startDate").equals(before.joiner("startDate"))
        || !joiner("episodeId").equals(before.joiner("episodeId"));
  }

  /// Whether it ends on the same day, or not at all either.
  public boolean endsLike(UserDocument before) {
    return joiner("endDate").equals(before.joiner("endDate"));
  }

  /// Whether it says that it is active.
  public boolean isActive() {
    return json.path("active").asBoolean();
  }

  /// What it says of the employment.
  public Provisioned provisioned() {
    return new Provisioned(isActive(), joiner("episodeId"), begins());
  }

  ObjectNode json() {
    return json;
  }

  Optional<String> text(String attribute) {
    return text(json.path(attribute));
  }

  Optional<String> joiner(String attribute) {
    return text(json.path(ScimSchemas.JOINER).path(attribute));
  }

  Optional<String> workTimeZone() {
    return joiner("workTimeZone").or(() -> text("timezone"));
  }

  static Optional<String> text(JsonNode value) {
    return Optional.of(value).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private Optional<Instant> begins() {
    try {
      return joiner("startDate")
          .map(LocalDate::parse)
          .flatMap(date -> workTimeZone().map(zone -> date.atStartOfDay(ZoneId.of(zone))))
          .map(java.time.ZonedDateTime::toInstant);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  private void require(String attribute, boolean holds) throws BadRequestException {
    if (!holds) {
      throw BadRequestException.invalidValue(
          "The attribute "
              + attribute
              + (attribute.equals("userName")
                  ? " is required."
                  : " must be an id of 1 to 64 of A-Z a-z 0-9 . _ -."));
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof UserDocument document && json.equals(document.json);
  }

  @Override
  public int hashCode() {
    return json.hashCode();
  }

  /// Says nothing of the person, so that no log line can.
  @Override
  public String toString() {
    return "UserDocument";
  }
}
