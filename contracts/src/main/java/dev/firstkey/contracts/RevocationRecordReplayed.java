package dev.firstkey.contracts;

/// A person had revocation-worker hear a parked record again, and its hold is lifted.
///
/// @param record The record.
public record RevocationRecordReplayed(ReplayedRecord record) implements RevocationFact {

  public RevocationRecordReplayed {
    Require.present(record, "record");
  }
}
