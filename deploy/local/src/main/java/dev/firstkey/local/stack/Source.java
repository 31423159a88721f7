package dev.firstkey.local.stack;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The HRIS producers of the local stack, each with a login and a topic of its own.
enum Source {
  /// Of everybody.
  HRIS("hris", 3, 90_000, 1_000),
  /// Of the contractors of one legal entity.
  CONTRACTORS("hris.contractors", 1, 36_000, 500);

  private final String topic;
  private final int precedence;
  private final int hiresPerHour;
  private final int hiresAtOnce;

  Source(String topic, int precedence, int hiresPerHour, int hiresAtOnce) {
    this.hiresPerHour = hiresPerHour;
    this.hiresAtOnce = hiresAtOnce;
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
    all.put(prefix + "hires-per-hour", Integer.toString(hiresPerHour));
    String atOnce = prefix + "hires-at-once";
    all.put(atOnce, System.getProperty(atOnce, Integer.toString(hiresAtOnce)));
    // The local staff is one operator.
    all.put(prefix + "four-eyes", "false");
    if (this == CONTRACTORS) {
      all.put(prefix + "legal-entities", "example-fr");
      all.put(prefix + "worker-types", "contractor");
    }
    return all;
  }
}
