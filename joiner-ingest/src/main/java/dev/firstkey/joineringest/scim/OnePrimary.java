package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import java.util.List;
import java.util.stream.StreamSupport;

/// Of an attribute's values one at most is the primary (RFC 7643 §2.4). Where an operation of a
/// patch makes one so, the others are not any more (RFC 7644 §3.5.2).
final class OnePrimary {
  private static final String PRIMARY = "primary";

  private final ObjectNode before;

  private OnePrimary(ObjectNode before) {
    this.before = before;
  }

  /// @param user before the operation
  static OnePrimary of(ObjectNode user) {
    return new OnePrimary(user.deepCopy());
  }

  /// The User after the operation. Where that made several so, all of them stay, and [Kept] refuses
  /// them.
  ObjectNode in(ObjectNode after) {
    ScimSchemas.user().attributes().stream()
        .filter(AttributeDefinition::isMultiValued)
        .map(AttributeDefinition::getName)
        .forEach(name -> settle(primaries(before.path(name)), primaries(after.path(name))));
    return after;
  }

  /// The values that say that they are the primary; some clients say it as a text.
  static List<JsonNode> primaries(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .filter(value -> value.path(PRIMARY).asText().equalsIgnoreCase("true"))
        .toList();
  }

  private static void settle(List<JsonNode> before, List<JsonNode> after) {
    List<JsonNode> made = after.stream().filter(value -> !before.contains(value)).toList();
    if (made.size() == 1) {
      after.stream()
          .filter(before::contains)
          .forEach(value -> ((ObjectNode) value).put(PRIMARY, false));
    }
  }
}
