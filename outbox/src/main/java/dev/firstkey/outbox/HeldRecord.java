package dev.firstkey.outbox;

import dev.firstkey.contracts.DeadLetterCode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A row of the table of held records: what is parked, and its exact bytes.
///
/// @param payload null where there are none, or too many to be kept
record HeldRecord(ParkedRecord parked, byte @Nullable [] payload) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  static HeldRecord of(ConsumerRecord<byte[], byte[]> record, DeadLetterCode code, Instant now) {
    var parked =
        new ParkedRecord(
            Receipt.of(record).id(),
            record.topic(),
            record.partition(),
            record.offset(),
            RecordKey.read(record.key()).flatMap(HeldRecord::plainKey).orElse(null),
            code.word(),
            now);
    return new HeldRecord(parked, record.value());
  }

  /// The key, where it can be a worker's or a visit's. Another is anybody's text and is not shown.
  static Optional<String> plainKey(String key) {
    return Optional.of(key).filter(text -> ID.matcher(text).matches());
  }

  /// Whom an event about it is about: its key, or else its partition.
  String subject() {
    return parked.key() == null ? "partition:" + parked.partition() : parked.key();
  }
}
