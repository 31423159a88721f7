package dev.firstkey.local.bench.audit;

import dev.firstkey.backing.KafkaClient;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.PassDelivered;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.ProofingPassed;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.TransactionOpened;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Says what happened in visits that never were, five events each, as the services would say it.
final class MadeUpVisits implements AutoCloseable {
  /// Events of one visit.
  static final int EVENTS = 5;

  private static final String KEY = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
  private static final String EPISODE = "ep-1";

  private final KafkaProducer<byte[], byte[]> producer;
  private final Instant start;

  MadeUpVisits(KafkaClient kafka, Instant start) {
    this.start = start;
    producer =
        new KafkaProducer<>(
            kafka.with(Map.of("acks", "all")),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// One visit.
  static List<Event> visit(int number, Instant start) {
    var worker = "bench-" + number;
    var transaction = UUID.randomUUID();
    var pass = UUID.randomUUID();
    var proofing =
        new Proofing(
            ProofingMethod.ATTENDED,
            "person:bench-" + number % 50,
            start,
            EvidenceKind.GOVERNMENT_ID);
    return List.of(
        said(
            transaction.toString(),
            start,
            new TransactionOpened(transaction, KEY, start.plusSeconds(3600), null)),
        said(
            worker,
            start.plusMillis(100),
            new ProofingPassed(transaction, worker, EPISODE, KEY, proofing)),
        said(worker, start.plusMillis(200), new PassDelivered(pass, transaction, worker, EPISODE)),
        said(
            worker,
            start.plusMillis(300),
            new PassExpired(pass, worker, EPISODE, transaction, start)),
        said(
            worker,
            start.plusMillis(400),
            new PassRevoked(pass, worker, EPISODE, transaction, RevocationReason.EXPIRED)));
  }

  private static Event said(String subject, Instant time, Fact fact) {
    var chain = new Chain(subject, "bench", "service:bench");
    return new Speaker("bench").say(UUID.randomUUID(), time, subject, chain, fact);
  }

  /// Sends events of so many visits, and returns when Kafka has them; how many events.
  int send(int first, int visits) {
    for (var number = first; number < first + visits; number++) {
      visit(number, start.plusMillis(10L * number)).forEach(this::send);
    }
    producer.flush();
    return visits * EVENTS;
  }

  private void send(Event event) {
    producer.send(record(event));
  }

  /// Sends one event, and returns when Kafka has it.
  void sendNow(Event event) throws InterruptedException, ExecutionException {
    producer.send(record(event)).get();
  }

  static ProducerRecord<byte[], byte[]> record(Event event) {
    return new ProducerRecord<>(
        event.type().topic().name("firstkey."),
        event.key().getBytes(StandardCharsets.UTF_8),
        EventCodec.encode(event));
  }

  @Override
  public void close() {
    producer.close();
  }
}
