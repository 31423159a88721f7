package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOpType;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.messages.PatchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A User after a patch (RFC 7644 §3.5.2): all of it or nothing. Understood as clients send it: an
/// `op` in any case, a value without a path, and in it attributes named by their paths.
public final class PatchedUser {
  private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
  private static final int MOST = 100;

  static {
    // A value filter that finds nothing adds the value it describes, as clients expect of *add*.
    PatchOperation.APPEND_NEW_PATCH_VALUES_PROPERTY = true;
  }

  private PatchedUser() {}

  /// The User after the operations in the body.
  ///
  /// @throws ScimException 400 `invalidSyntax`, `invalidPath`, `noTarget`, `mutability` or
  ///   `invalidValue`; nothing has changed then
  public static UserDocument of(UserDocument user, JsonNode body) throws ScimException {
    List<PatchOperation> operations = new ArrayList<>();
    for (JsonNode operation : operations(body)) {
      operations.addAll(read(operation));
    }
    if (operations.isEmpty()) {
      return user;
    }
    try {
      GenericScimResource patched =
          new PatchRequest(operations).apply(new GenericScimResource(user.copy()));
      return UserDocument.of(patched.getObjectNode());
    } catch (IllegalArgumentException _) {
      throw BadRequestException.invalidValue("An operation does not fit what it changes.");
    }
  }

  private static JsonNode operations(JsonNode body) throws BadRequestException {
    JsonNode operations = body.path("Operations");
    if (!ScimBody.isOf(body, PATCH) || !operations.isArray() || operations.isEmpty()) {
      throw BadRequestException.invalidSyntax("The body is no PatchOp with Operations.");
    }
    if (operations.size() > MOST) {
      throw BadRequestException.tooMany("A patch has at most " + MOST + " operations.");
    }
    return operations;
  }

  private static List<PatchOperation> read(JsonNode operation) throws ScimException {
    PatchOpType type = type(operation.path("op"));
    JsonNode value = operation.path("value");
    JsonNode path = operation.path("path");
    if (path.isTextual() && !path.asText().isBlank()) {
      return PatchTarget.of(path.asText()).stream()
          .map(target -> target.operation(type, value))
          .toList();
    }
    if (type == PatchOpType.REMOVE) {
      throw BadRequestException.noTarget("A remove needs a path.");
    }
    if (!value.isObject()) {
      throw BadRequestException.invalidValue("Without a path the value must be an object.");
    }
    return withoutPath(type, (ObjectNode) value);
  }

  private static List<PatchOperation> withoutPath(PatchOpType type, ObjectNode value)
      throws ScimException {
    List<PatchOperation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      Optional<String> extension =
          ScimSchemas.extension(member.getKey()).map(schema -> schema.urn() + ":");
      if (extension.isPresent() && member.getValue().isObject()) {
        for (Map.Entry<String, JsonNode> own : member.getValue().properties()) {
          add(all, type, extension.get() + own.getKey(), own.getValue());
        }
      } else if (!member.getKey().equalsIgnoreCase("schemas")) {
        add(all, type, member.getKey(), member.getValue());
      }
    }
    return all;
  }

  private static void add(List<PatchOperation> all, PatchOpType type, String path, JsonNode value)
      throws ScimException {
    PatchTarget.of(path).map(target -> target.operation(type, value)).ifPresent(all::add);
  }

  private static PatchOpType type(JsonNode op) throws BadRequestException {
    return switch (op.asText().toLowerCase(Locale.ROOT)) {
      case "add" -> PatchOpType.ADD;
      case "replace" -> PatchOpType.REPLACE;
      case "remove" -> PatchOpType.REMOVE;
      default -> throw BadRequestException.invalidSyntax("An op is add, replace or remove.");
    };
  }
}
