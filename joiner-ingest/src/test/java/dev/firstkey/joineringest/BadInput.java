package dev.firstkey.joineringest;

import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/// All bad records, sent once, each with a good one behind it; and the topics as they are when all
/// good ones are answered, and so everything before them is.
final class BadInput {
  private static BadInput sent;

  private final Map<String, String> workers;
  private final List<ConsumerRecord<byte[], byte[]>> hris;
  private final List<ConsumerRecord<byte[], byte[]>> said;
  private final List<ConsumerRecord<byte[], byte[]>> letters;
  private final List<Fact> facts;

  private BadInput(Map<String, String> workers) {
    this.workers = workers;
    this.said = JoinerTopics.topic(Topic.JOINER).read();
    this.hris = JoinerTopics.topic(Topic.HRIS).read();
    this.letters = JoinerTopics.deadLetters().read();
    this.facts = facts(said);
  }

  static synchronized BadInput sent() {
    if (sent == null) {
      sent = new BadInput(sendAll());
    }
    return sent;
  }

  private static Map<String, String> sendAll() {
    Map<String, String> workers =
        BadRecords.all()
            .collect(
                Collectors.toMap(
                    BadRecords::what,
                    _ -> JoinerTopics.newWorker(),
                    (one, _) -> one,
                    LinkedHashMap::new));
    BadRecords.all().forEach(bad -> send(bad, workers.get(bad.what())));
    Awaitility.await().atMost(JoinerTopics.BOUND).until(() -> answered(workers.size()) && parked());
    return workers;
  }

  private static void send(BadRecords bad, String worker) {
    JoinerTopics.sayRaw(bad.key(worker), bad.value(worker), bad.contentTypes());
    JoinerTopics.say(worker, JoinerTopics.hired(worker, "e-1", 1));
  }

  private static boolean answered(int many) {
    List<Fact> facts = facts(JoinerTopics.topic(Topic.JOINER).read());
    return count(facts, JoinerAccepted.class) >= many && count(facts, JoinerRejected.class) >= many;
  }

  private static boolean parked() {
    return JoinerTopics.deadLetters().read().size() >= BadRecords.all().count();
  }

  private static long count(List<Fact> facts, Class<? extends Fact> type) {
    return facts.stream().filter(type::isInstance).count();
  }

  private static List<Fact> facts(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record -> ((Decoded.Readable) EventCodec.decode(record.value())).event())
        .map(Event::fact)
        .toList();
  }

  /// Everything on the topic of answers.
  List<ConsumerRecord<byte[], byte[]>> said() {
    return said;
  }

  /// The record as the topic holds it.
  ConsumerRecord<byte[], byte[]> record(BadRecords bad) {
    String worker = workers.get(bad.what());
    return hris.stream()
        .filter(record -> JoinerTopics.key(record).equals(bad.key(worker)))
        .filter(record -> Arrays.equals(record.value(), bad.value(worker)))
        .findFirst()
        .orElseThrow();
  }

  List<JoinerRejected> answers(BadRecords bad) {
    ConsumerRecord<byte[], byte[]> record = record(bad);
    return facts.stream()
        .filter(JoinerRejected.class::isInstance)
        .map(JoinerRejected.class::cast)
        .filter(fact -> fact.record().partition() == record.partition())
        .filter(fact -> fact.record().offset() == record.offset())
        .toList();
  }

  List<ConsumerRecord<byte[], byte[]>> parked(BadRecords bad) {
    ConsumerRecord<byte[], byte[]> record = record(bad);
    return letters.stream()
        .filter(letter -> is(letter, "firstkey-partition", record.partition()))
        .filter(letter -> is(letter, "firstkey-offset", record.offset()))
        .toList();
  }

  boolean isNextRecordAccepted(BadRecords bad) {
    String worker = workers.get(bad.what());
    return facts.stream()
        .filter(JoinerAccepted.class::isInstance)
        .map(JoinerAccepted.class::cast)
        .anyMatch(fact -> fact.workerId().equals(worker) && fact.episodeId().equals("e-1"));
  }

  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static boolean is(ConsumerRecord<byte[], byte[]> letter, String name, long value) {
    return header(letter, name).equals(Long.toString(value));
  }
}
