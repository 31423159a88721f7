package dev.firstkey.auditsink.domain;

import dev.firstkey.contracts.DeadLetterCode;

/// Why an offset has no entry of its own.
public sealed interface Explanation {

  /// It repeats the entry with this log index.
  record DuplicateOf(long index) implements Explanation {}

  /// It could not be read; its bytes are on the dead-letter topic.
  record Parked(DeadLetterCode code) implements Explanation {}

  /// Each of the offsets is a heartbeat, or was one.
  record Heartbeats() implements Explanation {}

  /// Each of the offsets was deleted by Kafka before it was heard.
  record DeletedUnheard() implements Explanation {}

  /// The word as it stands in coverage and metrics.
  default String word() {
    return switch (this) {
      case DuplicateOf _ -> "duplicate";
      case Parked _ -> "parked";
      case Heartbeats _ -> "heartbeats";
      case DeletedUnheard _ -> "retention";
    };
  }
}
