package dev.firstkey.local.bench.intake;

import dev.firstkey.backing.KafkaClient;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.Topic;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Counts who was accepted or has to wait for their turn, each worker once, and notes when
/// somebody's case was opened.
final class Answers implements AutoCloseable {
  private static final List<Topic> HEARD = List.of(Topic.JOINER, Topic.ISSUANCE);

  private final Map<String, Long> accepted = new ConcurrentHashMap<>();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> opened = new ConcurrentHashMap<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread listener;
  private volatile boolean open = true;

  Answers(KafkaClient kafka) {
    consumer =
        new KafkaConsumer<>(
            kafka.settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var partitions =
        HEARD.stream()
            .flatMap(topic -> consumer.partitionsFor(topic.name("firstkey.")).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    listener = Thread.ofPlatform().name("answers").start(this::listen);
  }

  private void listen() {
    try (consumer) {
      while (open) {
        consumer
            .poll(Duration.ofMillis(50))
            .forEach(record -> {
              if (EventCodec.decode(record.value()) instanceof Decoded.Readable(var event)) {
                note(event);
              }
            });
      }
    }
  }

  private void note(Event event) {
    if (event.type() == EventType.JOINER_ACCEPTED) {
      accepted.putIfAbsent(event.key(), System.nanoTime());
      answered.add(event.key());
    } else if (event.type() == EventType.JOINER_QUARANTINED) {
      answered.add(event.key());
    } else if (event.type() == EventType.CASE_OPENED) {
      opened.putIfAbsent(event.key(), System.nanoTime());
    }
  }

  /// How many different workers were accepted so far.
  int accepted() {
    return accepted.size();
  }

  /// How many different workers were accepted so far, or have to wait for their turn.
  int answered() {
    return answered.size();
  }

  /// How many cases were opened so far.
  int opened() {
    return opened.size();
  }

  /// Returns when so many more than `before` are accepted.
  void awaitAccepted(int before, int more) throws Stopped, InterruptedException {
    await(this::accepted, before, more);
  }

  /// Returns when so many more than `before` are answered.
  void awaitAnswered(int before, int more) throws Stopped, InterruptedException {
    await(this::answered, before, more);
  }

  /// How many of so many are not answered when the time is over; returns when none is.
  int missing(int wanted, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (answered() < wanted && System.nanoTime() < end) {
      Waiting.pause(20);
    }
    return Math.max(0, wanted - answered());
  }

  private static void await(IntSupplier many, int before, int more)
      throws Stopped, InterruptedException {
    long last = System.nanoTime();
    int seen = many.getAsInt();
    while (many.getAsInt() < before + more) {
      Waiting.pause(20);
      if (many.getAsInt() != seen) {
        seen = many.getAsInt();
        last = System.nanoTime();
      }
      if (System.nanoTime() - last > Duration.ofMinutes(2).toNanos()) {
        throw new Stopped((before + more - seen) + " joiners were not answered");
      }
    }
  }

  /// When the worker was accepted ([System#nanoTime]), whose case is open.
  long accepted(String worker) throws Stopped {
    var at = accepted.get(worker);
    if (at == null) {
      throw new Stopped("the case of " + worker + " is open, and nobody accepted them");
    }
    return at;
  }

  /// When the worker's case was opened ([System#nanoTime]).
  long awaitCase(String worker) throws Stopped, InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(30).toNanos();
    while (!opened.containsKey(worker)) {
      if (System.nanoTime() > end) {
        throw new Stopped("the case of " + worker + " was not opened within half an hour");
      }
      Waiting.pause(5);
    }
    return opened.get(worker);
  }

  @Override
  public void close() throws InterruptedException {
    open = false;
    listener.join();
  }
}
