package dev.firstkey.outbox;

/// A row of the outbox.
///
/// @param partition where it goes; null leaves it to Kafka
record WaitingRecord(long seq, OutgoingRecord record, Integer partition) {

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
