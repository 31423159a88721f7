package dev.firstkey.contracts;

/// A person gave up a record that was parked in enrollment-gateway: it will never be handled, and
/// its hold is lifted.
///
/// @param record The record.
public record EnrollmentRecordGivenUp(GivenUpRecord record) implements EnrollmentFact {

  public EnrollmentRecordGivenUp {
    Require.present(record, "record");
  }
}
