package dev.firstkey.contracts;

import org.jspecify.annotations.Nullable;

/// A record that was parked and that nobody will ever handle.
///
/// @param topic The topic.
/// @param partition The partition.
/// @param offset The offset.
/// @param parkedBecause The code with which it had been parked.
/// @param reference Where the decision and its reasons are written, such as the id of a ticket.
public record GivenUpRecord(
    String topic, int partition, long offset, String parkedBecause, String reference) {

  public GivenUpRecord {
    Require.text(topic, "topic");
    Require.text(parkedBecause, "parkedBecause");
    Require.id(reference, "reference");
  }

  /// Whether a text can be a reference: 1 to 64 letters, digits, dots, lines and hyphens of ASCII.
  /// Words are none, because they may name somebody, and an event is never forgotten.
  public static boolean isReference(@Nullable String text) {
    return text != null && Require.isId(text);
  }
}
