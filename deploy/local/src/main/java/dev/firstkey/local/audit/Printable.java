package dev.firstkey.local.audit;

import java.nio.charset.StandardCharsets;

/// Text of events, safe for a terminal: printable ASCII stays, everything else becomes an escape.
final class Printable {
  private static final char FIRST = ' ';
  private static final char LAST = '~';

  private Printable() {}

  static String of(byte[] bytes) {
    return of(new String(bytes, StandardCharsets.UTF_8));
  }

  static String of(String text) {
    StringBuilder safe = new StringBuilder();
    for (char c : text.toCharArray()) {
      safe.append(c >= FIRST && c <= LAST ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return safe.toString();
  }
}
