package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.firstkey.joineringest.hris.PlainText;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/// What is kept of a User that somebody sent: the attributes of our schemas, each of its type. What
/// only the server may set is left out (RFC 7644 §3.3), and so is what has no value (RFC 7643
/// §2.5). Clients that send `"False"` for a boolean, a lone object for an array or a manager as a
/// text are understood.
final class Kept {
  private static final int LONGEST = 512;
  private static final int MOST = 20;

  private Kept() {}

  /// @throws BadRequestException `invalidValue` with the name of the first attribute that is wrong;
  ///   nothing of its content is quoted
  static ObjectNode of(JsonNode sent) throws BadRequestException {
    ObjectNode kept = JsonUtils.getJsonNodeFactory().objectNode();
    ArrayNode schemas = kept.putArray("schemas").add(ScimSchemas.USER);
    take(ScimSchemas.user().attributes(), sent, kept, "");
    for (ScimSchemas.Schema extension : ScimSchemas.extensions()) {
      ObjectNode own = JsonUtils.getJsonNodeFactory().objectNode();
      take(extension.attributes(), sent.path(extension.urn()), own, extension.urn() + ":");
      if (!own.isEmpty()) {
        schemas.add(extension.urn());
        kept.set(extension.urn(), own);
      }
    }
    return kept;
  }

  private static void take(
      Collection<AttributeDefinition> attributes, JsonNode sent, ObjectNode kept, String prefix)
      throws BadRequestException {
    for (AttributeDefinition attribute : attributes) {
      String name = attribute.getName();
      if (attribute.getMutability() != AttributeDefinition.Mutability.READ_ONLY) {
        Optional<JsonNode> value = value(attribute, sent.path(name), prefix + name);
        value.ifPresent(present -> kept.set(name, present));
      }
    }
  }

  private static Optional<JsonNode> value(AttributeDefinition attribute, JsonNode sent, String path)
      throws BadRequestException {
    if (JsonUtils.isNullNodeOrEmptyArray(sent) || sent.isMissingNode()) {
      return Optional.empty();
    }
    return attribute.isMultiValued()
        ? several(attribute, sent, path)
        : single(attribute, sent.isArray() && sent.size() == 1 ? sent.get(0) : sent, path);
  }

  private static Optional<JsonNode> several(
      AttributeDefinition attribute, JsonNode sent, String path) throws BadRequestException {
    ArrayNode all = JsonUtils.getJsonNodeFactory().arrayNode();
    for (JsonNode one :
        sent.isArray() ? sent : JsonUtils.getJsonNodeFactory().arrayNode().add(sent)) {
      single(attribute, one, path).ifPresent(all::add);
    }
    if (all.size() > MOST) {
      throw wrong(path, "an array of at most " + MOST);
    }
    if (OnePrimary.primaries(all).size() > 1) {
      throw wrong(path, "an array with one primary at most");
    }
    return Optional.<JsonNode>of(all).filter(array -> !array.isEmpty());
  }

  private static Optional<JsonNode> single(
      AttributeDefinition attribute, JsonNode sent, String path) throws BadRequestException {
    return switch (attribute.getType()) {
      case COMPLEX -> complex(attribute, sent, path);
      case BOOLEAN -> Optional.of(truth(sent, path));
      case STRING, REFERENCE, DATETIME, BINARY -> text(sent, path);
      case INTEGER, DECIMAL -> throw new IllegalStateException("no attribute of ours is a number");
    };
  }

  private static Optional<JsonNode> complex(
      AttributeDefinition attribute, JsonNode sent, String path) throws BadRequestException {
    JsonNode whole =
        sent.isTextual() && ScimSchemas.attribute(attribute, "value").isPresent()
            ? JsonUtils.getJsonNodeFactory().objectNode().put("value", sent.asText())
            : sent;
    if (!whole.isObject()) {
      throw wrong(path, "an object");
    }
    ObjectNode kept = JsonUtils.getJsonNodeFactory().objectNode();
    take(Objects.requireNonNull(attribute.getSubAttributes()), whole, kept, path + ".");
    return Optional.<JsonNode>of(kept).filter(object -> !object.isEmpty());
  }

  private static JsonNode truth(JsonNode sent, String path) throws BadRequestException {
    if (sent.isBoolean()) {
      return sent;
    }
    if (sent.isTextual() && sent.asText().matches("(?i)true|false")) {
      return JsonUtils.getJsonNodeFactory().booleanNode(Boolean.parseBoolean(sent.asText()));
    }
    throw wrong(path, "true or false");
  }

  private static Optional<JsonNode> text(JsonNode sent, String path) throws BadRequestException {
    if (!sent.isTextual() || sent.asText().length() > LONGEST || !PlainText.is(sent.asText())) {
      throw wrong(path, "a text of at most 512 characters, none of them for control");
    }
    return Optional.of(sent).filter(text -> !text.asText().isBlank());
  }

  private static BadRequestException wrong(String path, String wanted) {
    return BadRequestException.invalidValue("The attribute " + path + " must be " + wanted + ".");
  }
}
