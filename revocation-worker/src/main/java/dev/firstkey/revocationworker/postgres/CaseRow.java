package dev.firstkey.revocationworker.postgres;

import dev.firstkey.contracts.Purpose;
import dev.firstkey.revocationworker.domain.CaseRecord;
import dev.firstkey.revocationworker.domain.CaseTerms;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/// A row of the table `enrollment_case`. What was not heard yet is null.
@Entity
@NullUnmarked
@Table(name = "enrollment_case")
class CaseRow {
  @Id UUID caseId;
  String workerId;
  String episodeId;

  @Enumerated(EnumType.STRING)
  Purpose purpose;

  Instant windowEnd;
  String correlationId;
  boolean closed;
  boolean changed;
  boolean expired;
  @Version int version;

  static CaseRow of(CaseRecord record) {
    CaseRow row = new CaseRow();
    row.caseId = record.caseId();
    row.take(record);
    return row;
  }

  void take(CaseRecord record) {
    record.terms().ifPresent(this::take);
    closed = record.closed();
    changed = record.changed();
    expired = record.expired();
  }

  private void take(CaseTerms terms) {
    workerId = terms.workerId();
    episodeId = terms.episodeId();
    purpose = terms.purpose();
    windowEnd = terms.windowEnd();
    correlationId = terms.correlationId();
  }

  CaseRecord record() {
    return new CaseRecord(
        caseId,
        Optional.ofNullable(workerId)
            .map(worker -> new CaseTerms(worker, episodeId, purpose, windowEnd, correlationId)),
        closed,
        changed,
        expired);
  }
}
