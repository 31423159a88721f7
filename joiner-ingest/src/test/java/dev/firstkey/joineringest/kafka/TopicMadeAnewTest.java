package dev.firstkey.joineringest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWithdrawn;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A source's topic was deleted and made again: its offsets begin anew, and what stands there is
/// not what was heard there before.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class TopicMadeAnewTest {
  private static final long OFFSET = 9_000_000_000L;
  private static final long BEFORE = Instant.parse("2026-11-20T08:00:00Z").toEpochMilli();

  @Inject HrisConsumer consumer;

  private void hear(String worker, HrisFact fact, long timestamp) throws Throwable {
    String id = UUID.nameUUIDFromBytes(fact.toString().getBytes(StandardCharsets.UTF_8)).toString();
    byte[] value =
        EventCodec.encodeHris(id, "urn:example:hris", worker, Instant.ofEpochMilli(BEFORE), fact);
    byte[] type = EventCodec.CONTENT_TYPE.getBytes(StandardCharsets.UTF_8);
    byte[] key = worker.getBytes(StandardCharsets.UTF_8);
    var record =
        new ConsumerRecord<>(
            FirstkeyBacking.topicPrefix() + "hris",
            0,
            OFFSET,
            timestamp,
            TimestampType.CREATE_TIME,
            key.length,
            value.length,
            key,
            value,
            new RecordHeaders().add("content-type", type),
            Optional.empty());
    VertxContextSupport.subscribeAndAwait(() -> consumer.hear(record));
  }

  private static List<Event> said(String worker) {
    return TestTopic.of(
            FirstkeyBacking.bootstrapServers(), Topic.JOINER.name(FirstkeyBacking.topicPrefix()))
        .read()
        .stream()
        .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(worker))
        .map(record -> ((Decoded.Readable) EventCodec.decode(record.value())).event())
        .toList();
  }

  @Test
  void whatStandsThereNowIsHeardAndWhatStoodThereIsNotHeardTwice() throws Throwable {
    String worker = "w-" + UUID.randomUUID();
    hear(worker, new HrisWithdrawn(worker, "e-1", 1), BEFORE);
    hear(worker, new HrisWithdrawn(worker, "e-1", 1), BEFORE);
    hear(worker, new HrisLeft(worker, "e-1", 2), BEFORE + 1);
    hear(worker, new HrisLeft(worker, "e-1", 2), BEFORE + 1);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> said(worker).size() >= 2);
    assertThat(said(worker).stream().map(Event::fact).map(Object::getClass).map(Class::getName))
        .containsExactly(JoinerWithdrawn.class.getName(), JoinerDeparted.class.getName());
    assertThat(said(worker).stream().map(event -> event.envelope().id()).distinct()).hasSize(2);
  }
}
