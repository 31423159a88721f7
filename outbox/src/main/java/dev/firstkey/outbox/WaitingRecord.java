package dev.firstkey.outbox;

import org.jspecify.annotations.Nullable;

/// A row of the outbox.
///
/// @param partition where it goes; null leaves it to Kafka
record WaitingRecord(long seq, OutgoingRecord record, @Nullable Integer partition) {

  String topicAndKey() {
    return record.topic() + ' ' + record.key();
  }

  /// Rows of one lane go the same way, so that what is slow for one is slow for all.
  String lane() {
    return record.topic() + '/' + (partition == null ? "-1" : partition);
  }

  int size() {
    return record.payload() == null ? 0 : record.payload().length;
  }
}
