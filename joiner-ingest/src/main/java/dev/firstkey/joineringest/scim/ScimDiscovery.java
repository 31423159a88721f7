package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.firstkey.contracts.StrictJson;
import java.util.List;

/// What the server says of itself (RFC 7643 §5 to §7).
public final class ScimDiscovery {
  /// The most results of one list.
  public static final int MOST_RESULTS = 200;

  private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";

  private ScimDiscovery() {}

  /// What it supports.
  ///
  /// @param base the address of the SCIM server, with no slash at its end; the same below
  public static ObjectNode config(String base) {
    ObjectNode config = resource("ServiceProviderConfig", base + "/ServiceProviderConfig");
    config.putObject("patch").put("supported", true);
    config
        .putObject("bulk")
        .put("supported", true)
        .put("maxOperations", BulkOperation.MOST)
        .put("maxPayloadSize", StrictJson.LARGEST);
    config.putObject("filter").put("supported", true).put("maxResults", MOST_RESULTS);
    config.putObject("changePassword").put("supported", false);
    config.putObject("sort").put("supported", false);
    config.putObject("etag").put("supported", true);
    config
        .putArray("authenticationSchemes")
        .addObject()
        .put("type", "oauthbearertoken")
        .put("name", "OAuth bearer token")
        .put(
            "description",
            "An access token of the installation's identity provider, or the client's own (RFC 6750).")
        .put("specUri", "https://www.rfc-editor.org/info/rfc6750")
        .put("primary", true);
    return config;
  }

  /// The one type of resource.
  public static ObjectNode userType(String base) {
    ObjectNode type = resource("ResourceType", base + "/ResourceTypes/User");
    type.put("id", "User")
        .put("name", "User")
        .put("endpoint", "/Users")
        .put("description", "A worker as the client keeps them.")
        .put("schema", ScimSchemas.USER);
    var extensions = type.putArray("schemaExtensions");
    for (var extension : ScimSchemas.extensions()) {
      extensions.addObject().put("schema", extension.urn()).put("required", false);
    }
    return type;
  }

  /// The schemas of a User.
  public static List<ObjectNode> schemas(String base) {
    return ScimSchemas.documents().stream().map(schema -> schema(schema, base)).toList();
  }

  /// A list of all of them.
  public static ObjectNode list(List<ObjectNode> resources) {
    ObjectNode list = JsonUtils.getJsonNodeFactory().objectNode();
    list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
    list.put("totalResults", resources.size());
    list.put("startIndex", 1).put("itemsPerPage", resources.size());
    list.putArray("Resources").addAll(resources);
    return list;
  }

  private static ObjectNode schema(JsonNode document, String base) {
    ObjectNode schema = document.deepCopy();
    schema
        .putObject("meta")
        .put("resourceType", "Schema")
        .put("location", base + "/Schemas/" + schema.path("id").asText());
    return schema;
  }

  private static ObjectNode resource(String type, String location) {
    ObjectNode resource = JsonUtils.getJsonNodeFactory().objectNode();
    resource.putArray("schemas").add(CORE + type);
    resource.putObject("meta").put("resourceType", type).put("location", location);
    return resource;
  }
}
