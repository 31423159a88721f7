package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Explanation;
import dev.firstkey.auditsink.domain.Range;
import dev.firstkey.contracts.DeadLetterCode;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

@Entity
@Immutable
@Table(name = "coverage")
class CoverageRow {
  @Id long logIndex;
  String topic;
  int recordPartition;
  long fromOffset;
  long toOffset;
  String why;
  @Nullable Long entryIndex;
  @Nullable String code;
  byte @Nullable [] fingerprint;

  static CoverageRow of(long index, Arrival arrival, Explanation why) {
    CoverageRow row = new CoverageRow();
    row.logIndex = index;
    row.topic = arrival.place().topic();
    row.recordPartition = arrival.place().partition();
    row.fromOffset = arrival.place().offset();
    row.toOffset = arrival.place().offset();
    row.fingerprint = arrival.fingerprint();
    row.hold(why);
    return row;
  }

  /// A range has no fingerprint: it explains many records.
  static CoverageRow of(long index, Range range) {
    CoverageRow row = new CoverageRow();
    row.logIndex = index;
    row.topic = range.topic();
    row.recordPartition = range.partition();
    row.fromOffset = range.from();
    row.toOffset = range.to();
    row.hold(new Explanation.Heartbeats());
    return row;
  }

  private void hold(Explanation explanation) {
    why = explanation.word();
    switch (explanation) {
      case Explanation.DuplicateOf(long index) -> entryIndex = index;
      case Explanation.Parked(DeadLetterCode reason) -> code = reason.word();
      case Explanation.Heartbeats(), Explanation.DeletedUnheard() -> code = null;
    }
  }
}
