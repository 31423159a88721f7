package dev.firstkey.backing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The topics of Firstkey, without their prefix, each with its dead-letter topic; and the topic of
/// a second source.
///
/// @param plain topics with the broker's own clean-up
/// @param compacted topics of which only the last value for a key stays
record TopicNames(List<String> plain, List<String> compacted) {

  static final int PARTITIONS = 6;

  /// A value, and the fact that it was erased, go away within a day.
  static final Map<String, String> COMPACTION =
      Map.of(
          "cleanup.policy", "compact",
          "max.compaction.lag.ms", "86400000",
          "delete.retention.ms", "86400000");

  static TopicNames all() {
    return new TopicNames(
        List.of(
            "hris",
            "hris.contractors",
            "hris.seasonal",
            "hris.shared",
            "hris.scim",
            "joiner",
            "issuance",
            "enrollment",
            "enrollment-complete",
            "expiry",
            "revocation",
            "audit",
            "audit-checkpoint",
            "hris.writeback"),
        List.of("worker-profile"));
  }

  /// Creates every topic under the prefix.
  void create(String bootstrap, String prefix) {
    KafkaClient client = KafkaClient.anybody(bootstrap);
    List<String> plainAndDead = new ArrayList<>();
    plain.forEach(name -> plainAndDead.add(prefix + name));
    plain.forEach(name -> plainAndDead.add(prefix + name + ".dead-letter"));
    compacted.forEach(name -> plainAndDead.add(prefix + name + ".dead-letter"));
    Topics.create(client, plainAndDead, PARTITIONS, Map.of());
    Topics.create(client, compacted.stream().map(prefix::concat).toList(), PARTITIONS, COMPACTION);
  }
}
