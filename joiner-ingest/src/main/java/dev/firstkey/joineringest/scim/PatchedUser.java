package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOpType;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.messages.PatchRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A User after a patch (RFC 7644 §3.5.2): all of it or nothing. Understood as clients send it: an
/// `op` in any case, a value without a path, and in it attributes named by their paths.
public final class PatchedUser {
  private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
  private static final int MOST = 100;

  static {
    // What is added by a value filter is added also where another such value is: see [#applied].
    PatchOperation.APPEND_NEW_PATCH_VALUES_PROPERTY = true;
  }

  private static final Pattern REQUIRED =
      Pattern.compile("(?i)(urn:ietf:params:scim:schemas:core:2\\.0:User:)?userName");

  private PatchedUser() {}

  /// The User after the operations in the body.
  ///
  /// @throws ScimException 400 `invalidSyntax`, `invalidPath`, `noTarget`, `mutability` or
  ///   `invalidValue`; nothing has changed then
  public static UserDocument of(UserDocument user, JsonNode body) throws ScimException {
    try {
      ObjectNode patched = user.copy();
      for (JsonNode operation : operations(body)) {
        for (PatchTarget.Operation one : read(operation)) {
          OnePrimary primary = OnePrimary.of(patched);
          patched = primary.in(applied(one, patched));
        }
      }
      return UserDocument.of(patched);
    } catch (ScimException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError _) {
      throw BadRequestException.invalidValue("An operation does not fit what it changes.");
    }
  }

  // An *add* by a value filter that finds its value replaces it: clients mean the one there is.
  private static ObjectNode applied(PatchTarget.Operation operation, ObjectNode user)
      throws ScimException {
    try {
      GenericScimResource patched = new GenericScimResource(user);
      return new PatchRequest(operation.on(user)).apply(patched).getObjectNode();
    } catch (BadRequestException e) {
      // The library's words may quote the request.
      String type = e.getScimError().getScimType();
      throw new BadRequestException("An operation cannot be done.", type);
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

  private static List<PatchTarget.Operation> read(JsonNode operation) throws ScimException {
    PatchOpType type = type(operation.path("op"));
    JsonNode value = operation.path("value");
    if (type != PatchOpType.REMOVE && value.isMissingNode()) {
      throw BadRequestException.invalidValue("An add or a replace needs a value.");
    }
    JsonNode path = operation.path("path");
    if (path.isTextual() && !path.asText().isBlank()) {
      return withPath(type, path.asText(), value);
    }
    if (type == PatchOpType.REMOVE) {
      throw BadRequestException.noTarget("A remove needs a path.");
    }
    if (!value.isObject()) {
      throw BadRequestException.invalidValue("Without a path the value must be an object.");
    }
    return members(type, "", (ObjectNode) value);
  }

  private static List<PatchTarget.Operation> withPath(PatchOpType type, String path, JsonNode value)
      throws ScimException {
    // RFC 7644 §3.5.2.2: a required attribute cannot be taken away.
    if (type == PatchOpType.REMOVE && REQUIRED.matcher(path).matches()) {
      throw BadRequestException.mutability("A User has to have a userName.");
    }
    Optional<ScimSchemas.Schema> extension = ScimSchemas.extension(path);
    if (extension.isEmpty()) {
      return PatchTarget.of(path).stream().map(to -> to.operation(type, value)).toList();
    }
    return type == PatchOpType.REMOVE
        ? wholeExtension(extension.get())
        : members(type, extension.get().urn() + ":", value);
  }

  private static List<PatchTarget.Operation> wholeExtension(ScimSchemas.Schema extension)
      throws ScimException {
    List<PatchTarget.Operation> all = new ArrayList<>();
    for (var attribute : extension.attributes()) {
      add(
          all,
          PatchOpType.REMOVE,
          extension.urn() + ":" + attribute.getName(),
          NullNode.getInstance());
    }
    return all;
  }

  private static List<PatchTarget.Operation> members(
      PatchOpType type, String prefix, JsonNode value) throws ScimException {
    List<PatchTarget.Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      Optional<ScimSchemas.Schema> extension = ScimSchemas.extension(member.getKey());
      if (extension.isPresent() && member.getValue().isObject()) {
        all.addAll(members(type, extension.get().urn() + ":", member.getValue()));
      } else if (!member.getKey().equalsIgnoreCase("schemas")) {
        add(all, type, prefix + member.getKey(), member.getValue());
      }
    }
    return all;
  }

  private static void add(
      List<PatchTarget.Operation> all, PatchOpType type, String path, JsonNode value)
      throws ScimException {
    PatchTarget.of(path).map(target -> target.operation(type, value)).ifPresent(all::add);
  }

  private static PatchOpType type(JsonNode op) throws BadRequestException {
    return Arrays.stream(PatchOpType.values())
        .filter(type -> type.name().equalsIgnoreCase(op.asText()))
        .findFirst()
        .orElseThrow(() -> BadRequestException.invalidSyntax("An op is add, replace or remove."));
  }
}
