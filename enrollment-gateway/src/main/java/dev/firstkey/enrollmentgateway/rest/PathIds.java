package dev.firstkey.enrollmentgateway.rest;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ids in paths: lower-case UUIDs and nothing else.
final class PathIds {
  private static final String UUID_FORM =
      "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  private static final Pattern ID = Pattern.compile(UUID_FORM);
  private static final Pattern TRANSACTION =
      Pattern.compile("/transactions/(" + UUID_FORM + ")(/.*)?");

  private PathIds() {}

  static Optional<UUID> read(String text) {
    return Optional.of(text).filter(id -> ID.matcher(id).matches()).map(UUID::fromString);
  }

  static Optional<UUID> transaction(String path) {
    Matcher matcher = TRANSACTION.matcher(path);
    return matcher.matches() ? read(matcher.group(1)) : Optional.empty();
  }
}
