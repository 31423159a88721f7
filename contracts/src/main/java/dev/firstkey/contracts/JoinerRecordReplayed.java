package dev.firstkey.contracts;

/// A person had joiner-ingest hear a parked record again, and its hold is lifted.
///
/// @param record The record.
public record JoinerRecordReplayed(ReplayedRecord record) implements JoinerFact {

  public JoinerRecordReplayed {
    Require.present(record, "record");
  }
}
