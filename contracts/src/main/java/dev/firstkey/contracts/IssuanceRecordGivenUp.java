package dev.firstkey.contracts;

/// A person gave up a record that was parked in pass-issuer: it will never be handled, and its hold
/// is lifted.
///
/// @param record The record.
public record IssuanceRecordGivenUp(GivenUpRecord record) implements IssuanceFact {

  public IssuanceRecordGivenUp {
    Require.present(record, "record");
  }
}
