package dev.firstkey.joineringest;

import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerFact;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WorkerProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What was said about HR's records, by the place of each.
final class Answers {
  private final Map<String, List<HrRecord>> places = new HashMap<>();
  private final Map<HrRecord, List<String>> answers = new HashMap<>();
  private final Map<String, Long> endedByDate = new HashMap<>();
  private final Map<String, Optional<WorkerProfile>> shown = new HashMap<>();

  private Answers() {}

  /// What all records of the worker were answered, in their order.
  List<List<String>> to(String worker) {
    return places.get(worker).stream()
        .map(place -> answers.getOrDefault(place, List.of()))
        .toList();
  }

  /// How many employments of the worker ended because their last day was over.
  long endsByDate(String worker) {
    return endedByDate.getOrDefault(worker, 0L);
  }

  /// The profile that the topic shows last.
  Optional<WorkerProfile> shown(String worker) {
    return shown.getOrDefault(worker, Optional.empty());
  }

  /// Every kind of answer that was given.
  Stream<String> kinds() {
    return answers.values().stream().flatMap(List::stream).distinct();
  }

  static Answers read() {
    Answers all = new Answers();
    all.readAll();
    return all;
  }

  private void readAll() {
    for (ConsumerRecord<byte[], byte[]> record : JoinerTopics.topic(Topic.HRIS).read()) {
      if (record.key() != null) {
        places
            .computeIfAbsent(JoinerTopics.key(record), _ -> new ArrayList<>())
            .add(
                new HrRecord(
                    record.topic(), record.partition(), record.offset(), record.timestamp()));
      }
    }
    JoinerTopics.topic(Topic.JOINER).read().forEach(record -> note(record.value()));
    JoinerTopics.topic(Topic.WORKER_PROFILE)
        .read()
        .forEach(record -> shown.put(JoinerTopics.key(record), profile(record.value())));
  }

  private static Optional<WorkerProfile> profile(byte[] value) {
    return Optional.ofNullable(value)
        .map(it -> (WorkerProfile) ((Decoded.Readable) EventCodec.decode(it)).event().fact());
  }

  private void note(byte[] value) {
    Event event = ((Decoded.Readable) EventCodec.decode(value)).event();
    switch ((JoinerFact) event.fact()) {
      case JoinerAccepted it -> answer(it.record(), "accepted");
      case JoinerChanged it -> answer(it.record(), "changed");
      case JoinerWithdrawn it -> answer(it.record(), "withdrawn");
      case JoinerDeparted it when it.endDate() != null ->
          endedByDate.merge(it.workerId(), 1L, Long::sum);
      case JoinerDeparted it -> answer(it.record(), "departed");
      case JoinerQuarantined it -> answer(it.record(), "quarantined");
      case JoinerRejected it -> answer(it.record(), "rejected");
      case JoinerIgnored it -> answer(it.record(), it.reason().word());
      default -> {
        // It answers no record.
      }
    }
  }

  private void answer(HrRecord place, String answer) {
    answers.computeIfAbsent(place, _ -> new ArrayList<>()).add(answer);
  }
}
