package dev.firstkey.auditsink.postgres;

import dev.firstkey.auditsink.domain.About;
import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Entry;
import dev.firstkey.auditsink.domain.Place;
import dev.firstkey.auditsink.domain.Statement;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.EventType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/// A row of the table `entry`. What an event is not about is null.
@Entity
@NullUnmarked
@Immutable
@Table(name = "entry")
class EntryRow {
  @Id long logIndex;
  String topic;
  int recordPartition;
  long recordOffset;
  byte[] recordKey;
  byte[] payload;
  byte[] fingerprint;

  @Column(insertable = false)
  Instant recordedAt;

  UUID eventId;
  String source;
  String type;
  Instant occurredAt;
  String workerId;
  String episodeId;
  UUID passId;
  UUID transactionId;
  UUID authenticatorId;
  String correlationId;
  String causationId;
  String actor;
  String[] approvers;
  String outcome;
  String reason;

  static EntryRow of(long index, Arrival arrival, Statement statement) {
    EntryRow row = new EntryRow();
    row.logIndex = index;
    row.hold(arrival);
    row.hold(statement);
    row.hold(statement.about());
    row.hold(statement.chain());
    return row;
  }

  Entry entry() {
    Place place = new Place(topic, recordPartition, recordOffset);
    Statement statement =
        new Statement(
            eventId,
            source,
            type,
            occurredAt,
            new About(workerId, episodeId, passId, transactionId, authenticatorId),
            new Chain(correlationId, causationId, actor),
            approvers == null ? fromBefore() : List.of(approvers),
            new Statement.Result(outcome, reason));
    return new Entry(logIndex, new Arrival(place, recordKey, payload), recordedAt, statement);
  }

  /// Passes that were written before approvers had a column have them in their bytes.
  private List<String> fromBefore() {
    return type.equals(EventType.PASS_ISSUED.id())
            && EventCodec.decode(payload) instanceof Decoded.Readable(Event event)
        ? Statement.of(event).approvers()
        : List.of();
  }

  private void hold(Arrival arrival) {
    topic = arrival.place().topic();
    recordPartition = arrival.place().partition();
    recordOffset = arrival.place().offset();
    recordKey = arrival.key();
    payload = arrival.bytes();
    fingerprint = arrival.fingerprint();
  }

  private void hold(Statement statement) {
    eventId = statement.eventId();
    source = statement.source();
    type = statement.type();
    occurredAt = statement.time();
    approvers =
        statement.approvers().isEmpty() ? null : statement.approvers().toArray(String[]::new);
    outcome = statement.result().outcome();
    reason = statement.result().reason();
  }

  private void hold(About about) {
    workerId = about.workerId();
    episodeId = about.episodeId();
    passId = about.passId();
    transactionId = about.transactionId();
    authenticatorId = about.authenticatorId();
  }

  private void hold(Chain chain) {
    correlationId = chain.correlationId();
    causationId = chain.causationId();
    actor = chain.actor();
  }
}
