package dev.firstkey.auditsink;

/// What must be so of the whole log at every moment.
///
/// @param missingIndexes how many numbers from 0 to the head have no leaf
/// @param sharedIndexes how many numbers have more than one
/// @param gaps how many ranges of offsets nothing accounts for
record LogShape(long missingIndexes, long sharedIndexes, long gaps) {

  static LogShape sound() {
    return new LogShape(0, 0, 0);
  }

  static LogShape now() {
    return new LogShape(
        Rows.number("select coalesce(max(log_index) + 1 - count(distinct log_index), 0) from leaf"),
        Rows.number("select count(*) - count(distinct log_index) from leaf"),
        Rows.number("select count(*) from offset_gap"));
  }
}
