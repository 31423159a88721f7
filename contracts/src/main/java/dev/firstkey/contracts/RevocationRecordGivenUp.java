package dev.firstkey.contracts;

/// A person gave up a record that was parked in revocation-worker: it will never be handled, and
/// its hold is lifted.
///
/// @param record The record.
public record RevocationRecordGivenUp(GivenUpRecord record) implements RevocationFact {

  public RevocationRecordGivenUp {
    Require.present(record, "record");
  }
}
