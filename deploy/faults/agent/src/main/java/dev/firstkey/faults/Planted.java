package dev.firstkey.faults;

import java.util.List;

/// Attached to a running process, it keeps the words that it is given, as they are and beside a
/// letter beyond Latin-1, so that a search of the process's memory has something to find.
public final class Planted {
  private static volatile List<String> words = List.of();

  private Planted() {}

  /// Called by the JVM that is attached to.
  public static void agentmain(String given) {
    words = List.of(given, "\u2603 " + given);
  }

  static List<String> words() {
    return words;
  }
}
