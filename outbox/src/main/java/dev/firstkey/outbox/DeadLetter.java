package dev.firstkey.outbox;

import dev.firstkey.contracts.DeadLetterCode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record that could not be read, as it is parked: its bytes, where it stood, a code. Headers
/// never quote content. Bytes beyond [#LARGEST] are not kept, since no topic would take them for
/// sure (a compressed batch may hold far more than the broker's limit); size and digest are.
public final class DeadLetter {
  /// The most bytes that are parked.
  public static final int LARGEST = 512 * 1024;

  private DeadLetter() {}

  /// The dead letter of a record, for its topic's dead-letter topic.
  public static OutgoingRecord of(ConsumerRecord<byte[], byte[]> record, DeadLetterCode code) {
    return new OutgoingRecord(
        record.topic() + ".dead-letter",
        key(record),
        isKept(record) ? record.value() : new byte[0],
        headers(record, code));
  }

  static boolean isKept(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null || record.value().length <= LARGEST;
  }

  private static Map<String, String> headers(
      ConsumerRecord<byte[], byte[]> record, DeadLetterCode code) {
    Map<String, String> headers = new HashMap<>();
    headers.put("firstkey-reason", code.word());
    headers.put("firstkey-topic", record.topic());
    headers.put("firstkey-partition", Integer.toString(record.partition()));
    headers.put("firstkey-offset", Long.toString(record.offset()));
    if (!isKept(record)) {
      headers.put("firstkey-size", Integer.toString(record.value().length));
      headers.put("firstkey-sha256", sha256(record.value()));
    }
    return headers;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Empty where it is no key that can be read.
  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return RecordKey.read(record.key()).orElse("");
  }
}
