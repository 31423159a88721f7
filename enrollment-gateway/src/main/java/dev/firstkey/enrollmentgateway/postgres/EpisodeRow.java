package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.enrollmentgateway.domain.Episode;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.hibernate.annotations.Immutable;

/// A row of episode.
@Entity
@Immutable
@Table(name = "episode")
@IdClass(EpisodeRow.Key.class)
class EpisodeRow {
  static final String ALL =
      """
      select worker_id, episode_id, chain_id, start_date, ends_at, sequence, left_known,
        withdrawn_known
      from episode where
      """;

  @Id String workerId;
  @Id String episodeId;
  String chainId;
  LocalDate startDate;
  Instant endsAt;
  Long sequence;
  boolean leftKnown;
  boolean withdrawnKnown;

  record Key(String workerId, String episodeId) implements Serializable {}

  Episode episode() {
    return new Episode(workerId, episodeId, chainId, startDate, endsAt, endings());
  }

  private Set<RevocationReason> endings() {
    Set<RevocationReason> endings = EnumSet.noneOf(RevocationReason.class);
    if (leftKnown) {
      endings.add(RevocationReason.LEFT);
    }
    if (withdrawnKnown) {
      endings.add(RevocationReason.WITHDRAWN);
    }
    return endings;
  }
}
