package dev.firstkey.outbox;

import java.util.Optional;
import java.util.regex.Pattern;

/// A row of the table of held records: what is parked, and its exact bytes.
///
/// @param payload null where there are none, or too many to be kept
record HeldRecord(ParkedRecord parked, byte[] payload) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /// The key, where it can be a worker's or a visit's. Another is anybody's text and is not shown.
  static Optional<String> plainKey(String key) {
    return Optional.ofNullable(key).filter(text -> ID.matcher(text).matches());
  }

  /// Whom an event about it is about: its key, or else its partition.
  String subject() {
    return subject(parked.key(), parked.partition());
  }

  static String subject(String plainKey, int partition) {
    return plainKey == null ? "partition:" + partition : plainKey;
  }
}
