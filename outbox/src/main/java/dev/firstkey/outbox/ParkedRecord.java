package dev.firstkey.outbox;

import dev.firstkey.contracts.DeadLetterCode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record of Firstkey's own streams that waits for a decision, without its content.
///
/// @param id names it in commands
/// @param topic where it stands
/// @param partition where it stands
/// @param offset where it stands
/// @param key the worker or the visit that it holds; null where its key is no such id
/// @param code the word that says why it is parked
/// @param parkedSince by the database's clock
public record ParkedRecord(
    UUID id,
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    String code,
    Instant parkedSince) {

  /// Whether it could be read, and failed for good.
  boolean wasRead() {
    return code.equals(DeadLetterCode.UNPROCESSABLE.word());
  }
}
