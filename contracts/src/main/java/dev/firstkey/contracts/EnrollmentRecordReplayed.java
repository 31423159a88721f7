package dev.firstkey.contracts;

/// A person had enrollment-gateway hear a parked record again, and its hold is lifted.
///
/// @param record The record.
public record EnrollmentRecordReplayed(ReplayedRecord record) implements EnrollmentFact {

  public EnrollmentRecordReplayed {
    Require.present(record, "record");
  }
}
