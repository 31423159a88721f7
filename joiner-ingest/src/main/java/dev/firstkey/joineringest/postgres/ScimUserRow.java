package dev.firstkey.joineringest.postgres;

import dev.firstkey.joineringest.domain.Employment;
import dev.firstkey.joineringest.domain.ProvisionedUser;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A row of the table `scim_user`.
final class ScimUserRow {
  private ScimUserRow() {}

  static ProvisionedUser user(Object[] row) {
    return new ProvisionedUser(
        (UUID) row[0],
        (String) row[1],
        (String) row[2],
        (String) row[3],
        new Employment(
            Optional.ofNullable((String) row[4]), (Boolean) row[5], ((Number) row[6]).intValue()),
        ((Number) row[7]).longValue(),
        (String) row[8],
        instant(row[9]),
        instant(row[10]));
  }

  static Map<String, Object> parameters(ProvisionedUser user) {
    Map<String, Object> all = new HashMap<>();
    all.put("id", user.id());
    all.put("source", user.source());
    all.put("name", user.userName());
    all.put("worker", user.workerId());
    all.put("episode", user.employment().latest().orElse(null));
    all.put("open", user.employment().isOpen());
    all.put("episodes", user.employment().opened());
    all.put("version", user.version());
    all.put("document", user.document());
    all.put("created", user.created().atOffset(ZoneOffset.UTC));
    all.put("modified", user.modified().atOffset(ZoneOffset.UTC));
    return all;
  }

  private static Instant instant(Object time) {
    return time instanceof OffsetDateTime offset ? offset.toInstant() : (Instant) time;
  }
}
