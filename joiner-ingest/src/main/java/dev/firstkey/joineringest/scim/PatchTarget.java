package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOpType;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a patch operation changes: an attribute that is kept.
///
/// @param path without the core schema's URN
/// @param attribute the attribute that the path begins with
record PatchTarget(Path path, AttributeDefinition attribute) {
  private static final int LONGEST = 1024;
  private static final Set<String> OURS = Set.of("id", "meta", "groups");

  /// What the path leads to; empty where it is an attribute that is not kept.
  ///
  /// @throws BadRequestException `invalidPath` where it is no path, `mutability` where only the
  ///   server sets it
  static Optional<PatchTarget> of(String text) throws BadRequestException {
    Path path = path(text);
    String urn = path.getSchemaUrn();
    if (path.isRoot()) {
      throw BadRequestException.invalidPath("A path names an attribute.");
    }
    String name = path.getElement(0).getAttribute();
    if (urn == null && OURS.contains(name.toLowerCase(Locale.ROOT)) || isReadOnly(path)) {
      throw BadRequestException.mutability("Only the server sets this attribute.");
    }
    Optional<ScimSchemas.Schema> schema =
        urn == null ? Optional.of(ScimSchemas.user()) : ScimSchemas.extension(urn);
    return schema
        .flatMap(known -> ScimSchemas.attribute(known, name))
        .map(attribute -> new PatchTarget(path, attribute));
  }

  private static boolean isReadOnly(Path path) {
    return ScimSchemas.attribute(path)
        .map(AttributeDefinition::getMutability)
        .filter(AttributeDefinition.Mutability.READ_ONLY::equals)
        .isPresent();
  }

  private static Path path(String text) throws BadRequestException {
    if (text.length() <= LONGEST) {
      try {
        return Path.fromString(withoutCore(text));
      } catch (BadRequestException | RuntimeException _) {
        // The library's words quote the path.
      }
    }
    throw BadRequestException.invalidPath("This is no path as RFC 7644 section 3.5.2 has it.");
  }

  /// One operation, before it is known what it meets.
  ///
  /// @param isNothing whether there is no value, which is a removal by *replace* and nothing by
  ///   *add* (RFC 7643 §2.5)
  record Operation(PatchOpType type, Path path, JsonNode value, boolean isNothing) {

    /// The library's operations for this User: one, or none.
    List<PatchOperation> on(ObjectNode user) throws ScimException {
      if (type == PatchOpType.ADD) {
        return isNothing ? List.of() : List.of(PatchOperation.create(adding(user), path, value));
      }
      return type == PatchOpType.REMOVE || isNothing
          ? List.of(PatchOperation.remove(path))
          : List.of(PatchOperation.create(type, path, value));
    }

    private PatchOpType adding(ObjectNode user) throws ScimException {
      boolean byFilter = path.getElement(0).getValueFilter() != null;
      return byFilter && JsonUtils.pathExists(path, user) ? PatchOpType.REPLACE : PatchOpType.ADD;
    }
  }

  /// The operation, with a value of the attribute's shape.
  Operation operation(PatchOpType type, JsonNode value) {
    boolean isNothing = value.isMissingNode() || JsonUtils.isNullNodeOrEmptyArray(value);
    return new Operation(type, path, isNothing ? value : shaped(value), isNothing);
  }

  private JsonNode shaped(JsonNode value) {
    boolean isWhole = path.size() == 1 && path.getElement(0).getValueFilter() == null;
    if (!isWhole || attribute.getType() != AttributeDefinition.Type.COMPLEX) {
      return value;
    }
    if (attribute.isMultiValued()) {
      return value.isArray() ? value : JsonUtils.getJsonNodeFactory().arrayNode().add(value);
    }
    JsonNode single = value.isArray() && value.size() == 1 ? value.get(0) : value;
    return single.isTextual() && ScimSchemas.attribute(attribute, "value").isPresent()
        ? JsonUtils.getJsonNodeFactory().objectNode().put("value", single.asText())
        : single;
  }

  private static String withoutCore(String path) {
    String core = ScimSchemas.USER + ":";
    return path.regionMatches(true, 0, core, 0, core.length())
        ? path.substring(core.length())
        : path;
  }
}
