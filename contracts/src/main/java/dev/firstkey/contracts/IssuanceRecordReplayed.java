package dev.firstkey.contracts;

/// A person had pass-issuer hear a parked record again, and its hold is lifted.
///
/// @param record The record.
public record IssuanceRecordReplayed(ReplayedRecord record) implements IssuanceFact {

  public IssuanceRecordReplayed {
    Require.present(record, "record");
  }
}
