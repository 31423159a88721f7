package dev.firstkey.meaning;

import dev.firstkey.contracts.EventType;
import dev.firstkey.tlog.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Whether each event stands on the topic of its type, and all topics under the one prefix of an
/// installation. audit-sink parks what does not belong on its topic, so such an entry was made by
/// somebody else.
final class Homes {
  private static final int MOST_TOLD = 20;

  private final List<Fault> strangers = new ArrayList<>();
  private final Map<String, Prefix> prefixes = new HashMap<>();

  /// @param first the first entry under it
  private record Prefix(long first, long entries) {
    Prefix and(Prefix later) {
      return new Prefix(first, entries + later.entries);
    }
  }

  void add(long index, String topic, EventType type) {
    String own = type.topic().name("");
    if (topic.endsWith(own)) {
      String prefix = topic.substring(0, topic.length() - own.length());
      prefixes.merge(prefix, new Prefix(index, 1), Prefix::and);
    } else if (strangers.size() < MOST_TOLD) {
      strangers.add(
          fault(index, "%s does not belong on the topic %s".formatted(type.spoken(), topic)));
    }
  }

  /// Most entries stand under the right prefix.
  Stream<Fault> faults() {
    long most =
        prefixes.isEmpty()
            ? 0
            : Collections.max(prefixes.values().stream().map(Prefix::entries).toList());
    return Stream.concat(
        strangers.stream(),
        prefixes.entrySet().stream()
            .filter(it -> it.getValue().entries() < most)
            .map(it ->
                fault(
                    it.getValue().first(),
                    "topics under '%s' are not those of this installation"
                        .formatted(it.getKey()))));
  }

  private static Fault fault(long index, String words) {
    return Fault.at(Fault.Kind.MEANING, index, words);
  }
}
