package dev.firstkey.local.stack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The HRIS producers of the local stack, each with a login and a topic of its own.
enum Source {
  /// Of everybody.
  HRIS("hris", 3),
  /// Of the contractors of one legal entity.
  CONTRACTORS("hris.contractors", 1);

  private final String topic;
  private final int precedence;

  Source(String topic, int precedence) {
    this.topic = topic;
    this.precedence = precedence;
  }

  static Stream<Source> all() {
    return Arrays.stream(values());
  }

  /// Its login, and its name in joiner-ingest's settings.
  String user() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Where it speaks, behind the prefix.
  String topic() {
    return topic;
  }

  /// How joiner-ingest knows it.
  Map<String, String> settings() {
    var prefix = "firstkey.sources." + user() + ".";
    var all = new TreeMap<String, String>();
    all.put(prefix + "uri", "urn:example:" + user());
    all.put(prefix + "topic", topic);
    all.put(prefix + "precedence", Integer.toString(precedence));
    if (this == CONTRACTORS) {
      all.put(prefix + "legal-entities", "example-fr");
      all.put(prefix + "worker-types", "contractor");
    }
    return all;
  }
}
