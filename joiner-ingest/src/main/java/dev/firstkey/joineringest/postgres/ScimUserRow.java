package dev.firstkey.joineringest.postgres;

import dev.firstkey.contracts.CorrectionReason;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.RejectedBecause;
import dev.firstkey.joineringest.domain.Employment;
import dev.firstkey.joineringest.domain.ProvisionedUser;
import dev.firstkey.joineringest.domain.Standing;
import dev.firstkey.joineringest.domain.UserNameKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        instant(row[10]),
        standing(
            (String) row[11],
            (String) row[12],
            (String) row[13],
            (Boolean) row[14],
            (String) row[15]));
  }

  private static Standing standing(
      @Nullable String episode,
      @Nullable String waits,
      @Nullable String rejected,
      boolean isMerged,
      @Nullable String notTaken) {
    if (episode != null && !episode.equals("ACTIVE")) {
      return Standing.OVER;
    }
    if (waits != null) {
      return waiting(List.of(waits.split(",")));
    }
    if (notTaken != null) {
      return notTaken(List.of(notTaken.split(",")));
    }
    if (episode != null) {
      return Standing.ACCEPTED;
    }
    if (isMerged) {
      return new Standing(Standing.State.MERGED, List.of(CorrectionReason.MERGED.word()));
    }
    return rejected == null ? Standing.RECEIVED : rejected(rejected);
  }

  private static Standing waiting(List<String> words) {
    String because = QuarantinedBecause.valueOf(words.getFirst()).word();
    return new Standing(
        Standing.State.WAITING, Stream.concat(Stream.of(because), words.stream().skip(1)).toList());
  }

  private static Standing notTaken(List<String> words) {
    return new Standing(Standing.State.valueOf(words.getFirst()), words.stream().skip(1).toList());
  }

  /// How [#user] knows again why a statement was not taken; empty where nothing says so.
  static String why(Standing answer) {
    return answer.reasons().isEmpty()
        ? ""
        : answer.state().name() + ',' + String.join(",", answer.reasons());
  }

  private static Standing rejected(String because) {
    return new Standing(
        Standing.State.REJECTED,
        because.isEmpty() ? List.of() : List.of(RejectedBecause.valueOf(because).word()));
  }

  static Map<String, Object> parameters(ProvisionedUser user) {
    Map<String, Object> all = new HashMap<>();
    all.put("id", user.id());
    all.put("source", user.source());
    all.put("name", user.userName());
    all.put("key", UserNameKey.of(user.userName()));
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
