package dev.firstkey.enrollmentgateway.postgres;

import dev.firstkey.enrollmentgateway.domain.ExpectedJoiner;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/// A row of expected_joiner.
@Entity
@NullUnmarked
@Immutable
@Table(name = "expected_joiner")
@IdClass(EpisodeRow.Key.class)
class ExpectedJoinerRow {
  @Id String workerId;
  @Id String episodeId;
  LocalDate startDate;
  String displayName;
  String deviceContext;
  String proofing;
  Boolean witness;

  ExpectedJoiner joiner() {
    return new ExpectedJoiner(
        workerId,
        episodeId,
        startDate,
        displayName,
        deviceContext,
        proofing == null || proofing.isEmpty() ? List.of() : List.of(proofing.split(",")),
        witness != null && witness);
  }
}
