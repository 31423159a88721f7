package dev.firstkey.contracts;

/// A record that was parked and that nobody will ever handle.
///
/// @param topic The topic.
/// @param partition The partition.
/// @param offset The offset.
/// @param parkedBecause The code with which it had been parked.
/// @param reason Why it is given up, in the words of the person who decided it.
public record GivenUpRecord(
    String topic, int partition, long offset, String parkedBecause, String reason) {

  public GivenUpRecord {
    Require.text(topic, "topic");
    Require.text(parkedBecause, "parkedBecause");
    if (!isReason(reason)) {
      throw new IllegalArgumentException("reason is empty, too long or has hidden characters");
    }
  }

  /// Whether a text can be a reason: some words, at most 256 characters, none of them hidden from a
  /// reader or able to turn what stands around them.
  public static boolean isReason(String text) {
    return text != null
        && !text.isBlank()
        && text.length() <= 256
        && text.codePoints().noneMatch(GivenUpRecord::isHidden);
  }

  private static boolean isHidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
