package dev.firstkey.enrollmentgateway.domain;

import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.RevocationReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the gateway knows of one hire episode.
///
/// @param chainId the correlation id of the episode; null until it is accepted
/// @param startDate null until it is accepted
/// @param endsAt the instant at which the employment is over; null where no end is known
/// @param endings `left` and `withdrawn`, as far as known; they hold for ever, whatever the order
///   of arrival
public record Episode(
    String workerId,
    String episodeId,
    @Nullable String chainId,
    @Nullable LocalDate startDate,
    @Nullable Instant endsAt,
    Set<RevocationReason> endings) {

  public Episode {
    endings = Set.copyOf(endings);
  }

  /// The correlation id of an episode that is accepted.
  public String chain() {
    return Objects.requireNonNull(chainId);
  }

  /// The first day of an episode that is accepted.
  LocalDate start() {
    return Objects.requireNonNull(startDate);
  }

  /// Why nobody may enroll under it; empty where it is in good standing.
  public Optional<RefusalReason> objection(Instant now) {
    return ending(now)
        .map(ending ->
            ending == RevocationReason.LEFT
                ? RefusalReason.WORKER_LEFT
                : RefusalReason.HIRE_WITHDRAWN)
        .or(() -> chainId == null ? Optional.of(RefusalReason.NO_OPEN_CASE) : Optional.empty());
  }

  private Optional<RevocationReason> ending(Instant now) {
    if (endsAt != null && !now.isBefore(endsAt)) {
      return Optional.of(RevocationReason.LEFT);
    }
    return endings.stream().min(Enum::compareTo);
  }
}
