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
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/// A row of the table `entry`, as it is read. What an event is not about is null.
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
}
