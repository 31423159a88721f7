package dev.firstkey.joineringest.rest;

import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The entity tags of a condition (RFC 9110 §13.1). SCIM's are weak, and compared without regard to
/// that, in `If-Match` too (RFC 7644 §3.14).
final class EntityTags {
  private EntityTags() {}

  /// Whether a tag is among them; every tag is where there is no condition.
  static Predicate<String> in(@Nullable String header) {
    return tag ->
        header == null
            || Arrays.stream(header.split(","))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || opaque(one).equals(opaque(tag)));
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
