package dev.firstkey.outbox;

/// A row of the outbox.
record WaitingRecord(long seq, OutgoingRecord record) {

  String topicAndKey() {
    return record.topic() + ' ' + record.key();
  }
}
