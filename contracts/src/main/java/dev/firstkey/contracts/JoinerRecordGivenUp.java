package dev.firstkey.contracts;

/// A person gave up a record that was parked in joiner-ingest: it will never be handled, and its
/// hold is lifted.
///
/// @param record The record.
public record JoinerRecordGivenUp(GivenUpRecord record) implements JoinerFact {

  public JoinerRecordGivenUp {
    Require.present(record, "record");
  }
}
