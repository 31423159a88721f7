package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.firstkey.contracts.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The body of a SCIM request: strict JSON whose names are the same in any case (RFC 7643 §2.1).
public final class ScimBody {
  private ScimBody() {}

  /// @throws BadRequestException `invalidSyntax` where it is no strict JSON object, or names a
  ///   member twice
  public static JsonNode read(byte[] bytes) throws BadRequestException {
    JsonNode strict =
        StrictJson.object(bytes)
            .orElseThrow(
                () -> BadRequestException.invalidSyntax("The body is no strict JSON object."));
    refuseTwins(strict);
    try {
      return JsonUtils.getObjectReader().readTree(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonProcessingException _) {
      throw BadRequestException.invalidSyntax("The body is no strict JSON object.");
    }
  }

  /// Whether the body says that it is of that schema.
  static boolean isOf(JsonNode body, String schema) {
    for (JsonNode one : body.path("schemas")) {
      if (one.asText().equalsIgnoreCase(schema)) {
        return true;
      }
    }
    return false;
  }

  // Two readers that choose differently are a hole.
  private static void refuseTwins(JsonNode json) throws BadRequestException {
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      if (!names.add(member.getKey().toLowerCase(Locale.ROOT))) {
        throw BadRequestException.invalidSyntax("A member is named twice.");
      }
    }
    for (JsonNode child : json) {
      refuseTwins(child);
    }
  }
}
