package dev.firstkey.joineringest.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which attributes an answer has (RFC 7644 §3.4.2.5 and §3.9). `schemas` and `id` always are in
/// it.
public final class Shown {
  private static final Set<String> ALWAYS = Set.of("schemas", "id");
  private static final String CORE = ScimSchemas.USER.toLowerCase(Locale.ROOT) + ":";

  private final Predicate<String> whole;
  private final Predicate<String> inside;

  private Shown(Predicate<String> whole, Predicate<String> inside) {
    this.whole = whole;
    this.inside = inside;
  }

  /// @param attributes the only ones, comma separated, or null
  /// @param excluded the ones to leave out, or null
  /// @throws BadRequestException where both are given
  public static Shown of(@Nullable String attributes, @Nullable String excluded)
      throws BadRequestException {
    if (attributes != null && excluded != null) {
      throw BadRequestException.invalidSyntax("Either attributes or excludedAttributes, not both.");
    }
    if (attributes != null) {
      Set<String> wanted = names(attributes);
      return new Shown(wanted::contains, path -> wanted.stream().anyMatch(isBelow(path)));
    }
    Set<String> left = excluded == null ? Set.of() : names(excluded);
    return new Shown(
        path -> !left.contains(path) && left.stream().noneMatch(isBelow(path)),
        path -> !left.contains(path));
  }

  /// The same User with those attributes.
  public ObjectNode in(ObjectNode user) {
    ObjectNode shown = user.objectNode();
    for (Map.Entry<String, JsonNode> member : user.properties()) {
      if (ALWAYS.contains(member.getKey())) {
        shown.set(member.getKey(), member.getValue());
      } else {
        put(shown, member, "", member.getKey().startsWith("urn:") ? ":" : ".");
      }
    }
    return shown;
  }

  private void put(
      ObjectNode shown, Map.Entry<String, JsonNode> member, String prefix, String separator) {
    String path = (prefix + member.getKey()).toLowerCase(Locale.ROOT);
    if (whole.test(path)) {
      shown.set(member.getKey(), member.getValue());
    } else if (member.getValue().isContainerNode() && inside.test(path)) {
      JsonNode part = part(member.getValue(), path + separator);
      if (!part.isEmpty()) {
        shown.set(member.getKey(), part);
      }
    }
  }

  private JsonNode part(JsonNode value, String prefix) {
    if (value instanceof ArrayNode array) {
      ArrayNode parts = array.arrayNode();
      array.forEach(one -> parts.add(part(one, prefix)));
      return parts;
    }
    ObjectNode parts = ((ObjectNode) value.deepCopy()).removeAll();
    value.properties().forEach(member -> put(parts, member, prefix, "."));
    return parts;
  }

  private static Predicate<String> isBelow(String path) {
    return name -> name.startsWith(path + ".") || name.startsWith(path + ":");
  }

  private static Set<String> names(String list) {
    return Arrays.stream(list.split(","))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .map(name -> name.startsWith(CORE) ? name.substring(CORE.length()) : name)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
