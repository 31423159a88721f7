package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The schemas of a User (RFC 7643 §7): the files that `/Schemas` shows are the ones that a request
/// is held against.
public final class ScimSchemas {
  static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
  static final String JOINER = "urn:firstkey:scim:schemas:extension:joiner:2.0:User";

  /// What every resource has and no document defines, where case matters (RFC 7643 §3.1).
  private static final Set<String> COMMON =
      Set.of("id", "meta.resourcetype", "meta.location", "meta.version");

  private static final AttributeDefinition EXACT =
      new AttributeDefinition.Builder()
          .setName("exact")
          .setType(AttributeDefinition.Type.STRING)
          .setCaseExact(true)
          .build();

  private static final List<JsonNode> DOCUMENTS =
      List.of(document("User"), document("EnterpriseUser"), document("Joiner"));
  private static final List<Schema> SCHEMAS = DOCUMENTS.stream().map(ScimSchemas::schema).toList();

  private ScimSchemas() {}

  /// A schema and what it defines.
  record Schema(String urn, List<AttributeDefinition> attributes) {}

  /// The documents, the core schema first.
  public static List<JsonNode> documents() {
    return DOCUMENTS;
  }

  static Schema user() {
    return SCHEMAS.getFirst();
  }

  static List<Schema> extensions() {
    return SCHEMAS.subList(1, SCHEMAS.size());
  }

  /// The extension with that URN, in whatever case (RFC 7643 §2.1).
  static Optional<Schema> extension(String urn) {
    return extensions().stream().filter(schema -> schema.urn().equalsIgnoreCase(urn)).findFirst();
  }

  /// The attribute of a schema, in whatever case (RFC 7643 §2.1).
  static Optional<AttributeDefinition> attribute(Schema schema, String name) {
    return schema.attributes().stream()
        .filter(attribute -> attribute.getName().equalsIgnoreCase(name))
        .findFirst();
  }

  /// The attribute that the path leads to; empty for one that is not kept and is none of every
  /// resource.
  static Optional<AttributeDefinition> attribute(Path path) {
    String urn = path.getSchemaUrn();
    if (path.isRoot()) {
      return Optional.empty();
    }
    if (urn == null && COMMON.contains(named(path))) {
      return Optional.of(EXACT);
    }
    Optional<Schema> schema = urn == null ? Optional.of(user()) : extension(urn);
    Optional<AttributeDefinition> found =
        schema.flatMap(it -> attribute(it, path.getElement(0).getAttribute()));
    return path.size() == 1
        ? found
        : found.flatMap(it -> attribute(it, path.getElement(1).getAttribute()));
  }

  private static String named(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .map(element -> element.getAttribute().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("."));
  }

  /// The part of a complex attribute, in whatever case.
  static Optional<AttributeDefinition> attribute(AttributeDefinition of, String name) {
    return Optional.ofNullable(of.getSubAttributes()).stream()
        .flatMap(Collection::stream)
        .filter(attribute -> attribute.getName().equalsIgnoreCase(name))
        .findFirst();
  }

  private static JsonNode document(String name) {
    try (InputStream stream = ScimSchemas.class.getResourceAsStream("/scim/" + name + ".json")) {
      return JsonUtils.getObjectReader().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static Schema schema(JsonNode document) {
    try {
      return new Schema(
          document.path("id").asText(),
          Objects.requireNonNull(
              JsonUtils.nodeToValues(
                  (ArrayNode) document.path("attributes"), AttributeDefinition.class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
