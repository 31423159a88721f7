package dev.firstkey.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Hearing and saying on a real broker and a real database.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "outbox"))
class InboxAndOutboxTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  @Inject Notes notes;

  @Test
  void anEventHeardOnceIsWrittenAndAnsweredOnce() {
    UUID id = UUID.randomUUID();
    String worker = worker();
    send(Notes.heard(id, worker));
    awaitAnswers(worker, 1);
    assertThat(notesOf(id)).isEqualTo(1);
  }

  @Test
  void withoutACollectorNoTraceGoesOn() {
    String worker = worker();
    joiner()
        .send(
            worker,
            EventCodec.encode(Notes.heard(UUID.randomUUID(), worker)),
            Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
    var answer = topic(Topic.ISSUANCE.name(prefix())).awaitRecord(r -> hasKey(r, worker), BOUND);
    assertThat(answer.headers().lastHeader("traceparent")).isNull();
  }

  @Test
  void aRepeatDoesNothing() {
    UUID id = UUID.randomUUID();
    String worker = worker();
    send(Notes.heard(id, worker));
    send(Notes.heard(id, worker));
    UUID last = UUID.randomUUID();
    send(Notes.heard(last, worker));
    awaitAnswers(worker, 2);
    assertThat(notesOf(id)).isEqualTo(1);
    assertThat(answers(worker)).hasSize(2);
  }

  @Test
  void whatFailsIsRepeatedInOrderAndNothingIsSkipped() {
    String worker = worker();
    List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    notes.failNext(3);
    ids.forEach(id -> send(Notes.heard(id, worker)));
    awaitAnswers(worker, 3);
    assertThat(answers(worker))
        .extracting(e -> e.envelope().causationId())
        .containsExactlyElementsOf(ids.stream().map(UUID::toString).toList());
  }

  @Test
  void whatIsSaidForOneKeyArrivesInCommitOrder() {
    String worker = worker();
    List<UUID> ids = java.util.stream.Stream.generate(UUID::randomUUID).limit(200).toList();
    ids.forEach(id -> send(Notes.heard(id, worker)));
    awaitAnswers(worker, ids.size());
    assertThat(answers(worker))
        .extracting(e -> e.envelope().causationId())
        .containsExactlyElementsOf(ids.stream().map(UUID::toString).toList());
  }

  @Test
  void bytesThatCannotBeReadAreParkedWithTheirCodeAndTheChannelGoesOn() {
    String key = worker();
    byte[] garbage = "{\"secret\":\"canary\"".getBytes(StandardCharsets.UTF_8);
    joiner().send(key, garbage, Map.of());
    ConsumerRecord<byte[], byte[]> parked =
        topic(Topic.JOINER.deadLetter(prefix())).awaitRecord(r -> hasKey(r, key), BOUND);
    assertThat(parked.value()).isEqualTo(garbage);
    assertThat(header(parked, "firstkey-reason")).isEqualTo("malformed");
    assertThat(header(parked, "firstkey-topic")).isEqualTo(Topic.JOINER.name(prefix()));
    parked
        .headers()
        .forEach(h ->
            assertThat(new String(h.value(), StandardCharsets.UTF_8)).doesNotContain("canary"));
    send(Notes.heard(UUID.randomUUID(), key));
    awaitAnswers(key, 1);
  }

  @Test
  void anEventOnATopicWhereItDoesNotBelongIsParked() {
    String worker = worker();
    Event stray =
        Notes.SPEAKER.say(
            UUID.randomUUID(),
            java.time.Instant.EPOCH,
            worker,
            new dev.firstkey.contracts.Chain("chain", "cause", "service:notes"),
            new dev.firstkey.contracts.CaseExpired(
                UUID.randomUUID(), worker, "ep-1", java.time.Instant.EPOCH));
    send(stray);
    ConsumerRecord<byte[], byte[]> parked =
        topic(Topic.JOINER.deadLetter(prefix())).awaitRecord(r -> hasKey(r, worker), BOUND);
    assertThat(header(parked, "firstkey-reason")).isEqualTo("wrong-topic");
  }

  @Test
  void aTombstoneIsParkedAndTheChannelGoesOn() {
    String worker = worker();
    joiner().send(worker, null, Map.of());
    ConsumerRecord<byte[], byte[]> parked =
        topic(Topic.JOINER.deadLetter(prefix())).awaitRecord(r -> hasKey(r, worker), BOUND);
    assertThat(header(parked, "firstkey-reason")).isEqualTo("null-value");
    send(Notes.heard(UUID.randomUUID(), worker));
    awaitAnswers(worker, 1);
  }

  @Test
  void theOutboxIsEmptyWhenEverythingIsSaid() {
    String worker = worker();
    send(Notes.heard(UUID.randomUUID(), worker));
    awaitAnswers(worker, 1);
    Awaitility.await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(count("select count(*) from outbox")).isZero());
  }

  @Test
  void readinessIsGreenWhenNothingWaits() {
    Awaitility.await()
        .atMost(BOUND)
        .untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
  }

  private void send(Event event) {
    joiner()
        .send(
            event.key(), EventCodec.encode(event), Map.of("content-type", EventCodec.CONTENT_TYPE));
  }

  private void awaitAnswers(String worker, int number) {
    Awaitility.await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(answers(worker)).hasSizeGreaterThanOrEqualTo(number));
  }

  private List<Event> answers(String worker) {
    return topic(Topic.ISSUANCE.name(prefix())).read().stream()
        .filter(r -> hasKey(r, worker))
        .map(r -> ((Decoded.Readable) EventCodec.decode(r.value())).event())
        .toList();
  }

  private int notesOf(UUID id) {
    return count("select count(*) from note where id = '" + id + "'");
  }

  private static int count(String sql) {
    try (var connection =
            DriverManager.getConnection(
                FirstkeyBacking.jdbcUrl(),
                FirstkeyBacking.ownerUser(),
                FirstkeyBacking.ownerPassword());
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean hasKey(ConsumerRecord<byte[], byte[]> record, String key) {
    return new String(record.key(), StandardCharsets.UTF_8).equals(key);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static TestTopic joiner() {
    return topic(Topic.JOINER.name(prefix()));
  }

  private static TestTopic topic(String name) {
    return TestTopic.of(FirstkeyBacking.bootstrapServers(), name);
  }

  private static String prefix() {
    return FirstkeyBacking.topicPrefix();
  }

  private static String worker() {
    return "w-" + UUID.randomUUID();
  }
}
