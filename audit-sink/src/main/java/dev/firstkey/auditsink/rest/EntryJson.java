package dev.firstkey.auditsink.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.auditsink.domain.Entry;
import dev.firstkey.contracts.StrictJson;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry as analysts see it.
///
/// @param index its place in the log; a number missing between two entries is a coverage leaf
/// @param topic the topic of the record
/// @param partition its partition
/// @param offset its offset
/// @param eventId the event
/// @param type the CloudEvents type
/// @param time when it happened, by the producer's clock
/// @param recordedAt when the entry was written
/// @param workerId the worker; null where the event names none, like the following
/// @param episodeId the hire episode
/// @param passId the pass
/// @param transactionId the visit to the gateway
/// @param authenticatorId the authenticator
/// @param correlationId the chain
/// @param causationId what caused it
/// @param actor who acted
/// @param approvers who approved it
/// @param outcome ok, refused or ended
/// @param reason why it was refused or ended; null where it was not
/// @param sha256 SHA-256 of the exact bytes, in hexadecimal
/// @param data the event's data; null where somebody changed the bytes into none that can be read
public record EntryJson(
    long index,
    String topic,
    int partition,
    long offset,
    UUID eventId,
    String type,
    Instant time,
    Instant recordedAt,
    @Nullable String workerId,
    @Nullable String episodeId,
    @Nullable UUID passId,
    @Nullable UUID transactionId,
    @Nullable UUID authenticatorId,
    String correlationId,
    String causationId,
    String actor,
    List<String> approvers,
    String outcome,
    @Nullable String reason,
    String sha256,
    @JsonRawValue @Nullable String data) {

  /// In ASCII: an event may hold half a surrogate pair, which has an escape and no UTF-8.
  private static final JsonMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  static EntryJson of(Entry entry) {
    var place = entry.arrival().place();
    var statement = entry.statement();
    byte[] bytes = Objects.requireNonNull(entry.arrival().bytes());
    return new EntryJson(
        entry.index(),
        place.topic(),
        place.partition(),
        place.offset(),
        statement.eventId(),
        statement.type(),
        statement.time(),
        entry.recordedAt(),
        statement.about().workerId(),
        statement.about().episodeId(),
        statement.about().passId(),
        statement.about().transactionId(),
        statement.about().authenticatorId(),
        statement.chain().correlationId(),
        statement.chain().causationId(),
        statement.chain().actor(),
        statement.approvers(),
        statement.result().outcome(),
        statement.result().reason(),
        HexFormat.of().formatHex(Arrival.sha256(bytes)),
        data(bytes));
  }

  private static @Nullable String data(byte[] bytes) {
    return StrictJson.object(bytes).map(EntryJson::data).orElse(null);
  }

  private static String data(JsonNode event) {
    try {
      return ASCII.writeValueAsString(event.get("data"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always has a text", e);
    }
  }
}
