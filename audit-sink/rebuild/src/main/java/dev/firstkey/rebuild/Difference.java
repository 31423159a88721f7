package dev.firstkey.rebuild;

import dev.firstkey.tlog.Leaf;
import java.util.Arrays;

/// Says how a leaf differs from the one that the topic makes. It quotes no content.
final class Difference {
  private Difference() {}

  static String of(Leaf log, Leaf topic) {
    if (log instanceof Leaf.Entry here && topic instanceof Leaf.Entry there) {
      return Arrays.equals(here.key(), there.key())
          ? "the record has other bytes than the entry"
          : "the record has another key than the entry";
    }
    return "the log has %s, and the topic %s".formatted(spoken(log), spoken(topic));
  }

  private static String spoken(Leaf leaf) {
    return switch (leaf) {
      case Leaf.Entry _ -> "an entry";
      case Leaf.Coverage it ->
          switch (it.why()) {
            case "duplicate" -> "a repetition of index " + it.entry().orElse(-1);
            case "parked" -> "a record that cannot be read (" + it.code() + ")";
            case "heartbeats" -> "heartbeats at the offsets %d to %d".formatted(it.from(), it.to());
            default -> "coverage (" + it.why() + ")";
          };
    };
  }
}
