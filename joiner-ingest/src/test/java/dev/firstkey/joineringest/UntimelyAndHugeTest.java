package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Times and sizes that a producer chose badly: the service's own clock counts, and a bomb is one
/// refused record.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class UntimelyAndHugeTest {
  private static final int TEN_MEBIBYTES = 10 * 1024 * 1024;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> attributes(Optional<String> time) {
    Map<String, String> headers = new HashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", UUID.randomUUID().toString());
    headers.put("ce_source", JoinerTopics.SOURCE);
    headers.put("ce_type", "dev.firstkey.hris.worker.hired.v1");
    headers.put("content-type", "application/json");
    time.ifPresent(it -> headers.put("ce_time", it));
    return headers;
  }

  private static byte[] data(String worker) {
    return bytes(
        """
        {"workerId":"%s","episodeId":"e-1","sequence":1,"givenName":"Ada","familyName":"Lovelace",
         "displayName":"Ada L.","startDate":"2026-12-01","workTimeZone":"Europe/Berlin",
         "workerType":"employee","legalEntity":"example-de","deviceContext":"byod"}
        """
            .formatted(worker));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2999-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z",
        "2026-11-20T08:00:00+14:00"
      })
  void theTimeThatAProducerStatesDecidesNothing(String stated) {
    String worker = newWorker();
    Instant before = Instant.now().minusMillis(1);
    Optional<String> time = Optional.of(stated).filter(it -> !it.isEmpty());
    JoinerTopics.topic(Topic.HRIS).send(worker, data(worker), attributes(time));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(heard(Topic.JOINER, worker).getFirst().envelope().time())
        .isBetween(before, Instant.now().plus(Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-02-30T00:00:00Z", "2026-11-20", "1732089600"})
  void aTimeThatIsNoneIsRefused(String stated) {
    String worker = newWorker();
    JoinerTopics.topic(Topic.HRIS).send(worker, data(worker), attributes(Optional.of(stated)));
    assertThat(await(Topic.JOINER, worker, JoinerRejected.class).members()).containsExactly("time");
  }

  @ParameterizedTest
  @CsvSource({"gzip", "zstd", "lz4", "snappy"})
  void aCompressedBombIsRefusedOnceAndTheNextRecordIsHeard(String compression) {
    String worker = newWorker();
    byte[] bomb = new byte[TEN_MEBIBYTES];
    Arrays.fill(bomb, (byte) ' ');
    sendCompressed(compression, worker, bomb);
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    ConsumerRecord<byte[], byte[]> letter =
        JoinerTopics.deadLetters()
            .awaitRecord(it -> JoinerTopics.key(it).equals(worker), JoinerTopics.BOUND);
    assertThat(answersTo(letter)).isEqualTo(1);
    assertThat(letter.value()).isEmpty();
    assertThat(BadInput.header(letter, "firstkey-reason")).isEqualTo("too-large");
    assertThat(BadInput.header(letter, "firstkey-size")).isEqualTo(Integer.toString(TEN_MEBIBYTES));
  }

  private static long answersTo(ConsumerRecord<byte[], byte[]> letter) {
    return heard(Topic.JOINER, "unknown", JoinerRejected.class).stream()
        .filter(it -> it.reason() == HrRejection.TOO_LARGE)
        .map(JoinerRejected::record)
        .filter(it -> BadInput.header(letter, "firstkey-partition").equals("" + it.partition()))
        .filter(it -> BadInput.header(letter, "firstkey-offset").equals("" + it.offset()))
        .count();
  }

  private static void sendCompressed(String compression, String worker, byte[] value) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            FirstkeyBacking.bootstrapServers(),
            "acks",
            "all",
            "compression.type",
            compression,
            "max.request.size",
            4 * TEN_MEBIBYTES,
            "buffer.memory",
            8L * TEN_MEBIBYTES);
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>(
              Topic.HRIS.name(FirstkeyBacking.topicPrefix()), bytes(worker), value));
      producer.flush();
    }
  }

  @Test
  void anEndDateThatMeansNoneIsKeptAndHeardAgain() {
    String worker = newWorker();
    String open = new String(data(worker), StandardCharsets.UTF_8);
    String ends =
        open.replace(
            "\"workTimeZone\":\"Europe/Berlin\"",
            "\"endDate\":\"9999-12-31\",\"workTimeZone\":\"Etc/GMT+12\"");
    JoinerTopics.topic(Topic.HRIS).send(worker, bytes(ends), attributes(Optional.empty()));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    say(worker, hired(worker, "e-1", 2));
    await(Topic.JOINER, worker, JoinerChanged.class);
  }
}
