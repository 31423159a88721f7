package dev.firstkey.joineringest;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;

/// One thing that HR says about an episode, in plain text.
///
/// @param kind hired, changed, withdrawn or left
/// @param members of a statement, each with its text; empty for an end
/// @param isWhole false where a member is missing
record Saying(
    String id,
    String episode,
    long sequence,
    String kind,
    Map<String, String> members,
    boolean isWhole) {

  /// Whether it says how the episode is, and not that it ends.
  boolean isStatement() {
    return !members.isEmpty();
  }

  /// Whether it says that the last day is over.
  boolean isOver() {
    return members.getOrDefault("endDate", "9999-12-31").compareTo("2025") < 0;
  }

  ProducerRecord<byte[], byte[]> of(String worker) {
    var record =
        new ProducerRecord<>(
            Topic.HRIS.name(FirstkeyBacking.topicPrefix()), bytes(worker), bytes(json(worker)));
    record.headers().add("content-type", bytes(EventCodec.CONTENT_TYPE));
    return record;
  }

  private String json(String worker) {
    String said =
        members.entrySet().stream()
            .map(member -> ",\"%s\":\"%s\"".formatted(member.getKey(), member.getValue()))
            .sorted()
            .collect(Collectors.joining());
    return """
    {"specversion":"1.0","id":"%s","source":"%s","type":"dev.firstkey.hris.worker.%s.v1",
     "time":"%s","datacontenttype":"application/json",
     "data":{"workerId":"%s","episodeId":"%s","sequence":%d%s}}
    """
        .formatted(
            id, JoinerTopics.SOURCE, kind, JoinerTopics.WHEN, worker, episode, sequence, said);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "%s %s %d%s%s"
        .formatted(kind, episode, sequence, isWhole ? "" : " incomplete", isOver() ? " over" : "");
  }
}
