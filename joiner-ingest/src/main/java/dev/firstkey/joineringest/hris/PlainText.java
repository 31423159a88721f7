package dev.firstkey.joineringest.hris;

import java.nio.charset.StandardCharsets;

/// Text that can be stored and said: no control characters or line separators, and every character
/// complete. Anything else a person may be called is allowed.
public final class PlainText {
  private PlainText() {}

  /// Whether the text is.
  public static boolean is(String text) {
    return text.chars().noneMatch(PlainText::hidden)
        && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static boolean hidden(int c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }
}
