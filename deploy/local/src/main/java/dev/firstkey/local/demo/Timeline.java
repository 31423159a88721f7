package dev.firstkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;

/// A worker's timeline, as a table.
final class Timeline {
  private static final String LINE = "  %-12s  %-19s  %-23s  %-27s  %-8s %8s%n";

  private Timeline() {}

  static void print(List<JsonNode> entries, PrintStream out) {
    out.printf(LINE, "TIME (UTC)", "TOPIC", "EVENT", "ACTOR", "OUTCOME", "MS LATER");
    for (var entry : entries) {
      var since = entry.path("millisecondsSincePrevious");
      out.printf(
          LINE,
          clock(entry.path("time").asText()),
          entry.path("topic").asText().replaceFirst("^firstkey\\.", ""),
          entry
              .path("type")
              .asText()
              .replaceFirst("^dev\\.firstkey\\.", "")
              .replaceFirst("\\.v1$", ""),
          shortened(entry.path("actor").asText()),
          entry.path("reason").isTextual()
              ? entry.path("reason").asText()
              : entry.path("outcome").asText(),
          since.isNumber() ? since.asText() : "");
    }
  }

  private static String clock(String time) {
    int from = time.indexOf('T') + 1;
    return time.substring(from, Math.min(time.length(), from + 12)).replace("Z", "");
  }

  private static String shortened(String actor) {
    return actor.length() <= 27 ? actor : actor.substring(0, 24) + "...";
  }
}
