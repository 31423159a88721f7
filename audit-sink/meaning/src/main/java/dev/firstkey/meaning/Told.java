package dev.firstkey.meaning;

/// What is kept of a fact, and of the entry that tells it; there are millions of them.
///
/// @param index the entry's log index
/// @param said as in [LogClock.Moment]
/// @param read as in [LogClock.Moment]
/// @param fact what happened
record Told<F>(long index, long said, long read, F fact) {

  static <F> Told<F> of(long index, LogClock.Moment at, F fact) {
    return new Told<>(index, at.said(), at.read(), fact);
  }

  /// When it happened.
  LogClock.Moment at() {
    return new LogClock.Moment(said, read);
  }
}
