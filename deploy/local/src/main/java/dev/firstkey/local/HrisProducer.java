package dev.firstkey.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.backing.KafkaClient;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.contracts.Topic;
import dev.firstkey.local.stack.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Publishes events to `firstkey.hris` as an HRIS does: the bytes as they are, keyed by the worker.
public final class HrisProducer {
  private static final String TOPIC = Topic.HRIS.name("firstkey.");

  private final KafkaClient kafka;

  public HrisProducer(KafkaClient kafka) {
    this.kafka = kafka;
  }

  /// Publishes each line of the file that is an event with a worker, and says how many.
  ///
  /// @param asIs publish the other lines too, without a key, for whoever wants to see them refused
  /// @return 0, or 1 where a line was not published
  int publish(Path file, boolean asIs) throws IOException {
    int sent = 0;
    int refused = 0;
    try (var producer = producer()) {
      var lines = lines(file);
      for (int number = 1; number <= lines.size(); number++) {
        var line = lines.get(number - 1);
        if (line.isBlank()) {
          continue;
        }
        var key = worker(line);
        if (key == null && !asIs) {
          refused++;
          System.err.println(
              "Line "
                  + number
                  + " is not published: it is no JSON object with a text data.workerId.");
        } else {
          send(producer, key, line.getBytes(StandardCharsets.UTF_8));
          sent++;
        }
      }
    }
    System.out.println("Published to " + TOPIC + ": " + sent + ". Not published: " + refused + ".");
    return refused == 0 ? 0 : 1;
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return file.toString().equals("-")
          ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()
          : Files.readAllLines(file);
    } catch (java.nio.file.NoSuchFileException _) {
      throw new Trouble("There is no file " + file + ".");
    } catch (java.nio.charset.CharacterCodingException _) {
      throw new Trouble(file + " is not UTF-8 text.");
    }
  }

  private static @Nullable String worker(String line) {
    return StrictJson.object(line.getBytes(StandardCharsets.UTF_8))
        .map(json -> json.path("data").path("workerId"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .orElse(null);
  }

  /// Publishes one event and returns when the broker has it.
  public void publish(String workerId, byte[] event) {
    try (var producer = producer()) {
      send(producer, workerId, event);
    }
  }

  /// The same in a trace that the HRIS has begun.
  public void publish(String workerId, byte[] event, String traceparent) {
    try (var producer = producer()) {
      var record = new ProducerRecord<>(TOPIC, workerId, event);
      record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
      send(producer, record);
    }
  }

  private static void send(
      KafkaProducer<String, byte[]> producer, @Nullable String key, byte[] event) {
    send(producer, new ProducerRecord<>(TOPIC, key, event));
  }

  private static void send(
      KafkaProducer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
    record.headers().add("content-type", EventCodec.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8));
    try {
      producer.send(record).get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new Trouble(
          "Kafka does not take the event ("
              + failure.getMessage()
              + "). `./firstkey status` tells more.");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted.");
    }
  }

  private KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        kafka.with(
            Map.of(
                "acks", "all",
                "enable.idempotence", true,
                "max.block.ms", 15_000,
                "delivery.timeout.ms", 15_000,
                "request.timeout.ms", 5_000,
                "linger.ms", 0)),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
