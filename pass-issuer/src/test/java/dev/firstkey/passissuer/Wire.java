package dev.firstkey.passissuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.AuditPosition;
import dev.firstkey.contracts.CaseClosed;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.IssuanceRecordGivenUp;
import dev.firstkey.contracts.IssuanceRecordReplayed;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;

/// The running service as its neighbours see it: what they say goes in, what it says comes out.
final class Wire {
  static final Duration BOUND = Duration.ofSeconds(30);

  private Wire() {}

  static void send(Event event) {
    send(event.type().topic(), event);
  }

  static void twice(Event event) {
    send(event);
    send(event);
  }

  static void send(Topic topic, Event event) {
    send(topic, event.key(), EventCodec.encode(event));
  }

  static void send(Topic topic, String key, byte[] value) {
    topic(topic.name(prefix())).send(key, value, Map.of("content-type", EventCodec.CONTENT_TYPE));
  }

  /// Across topics there is no order: waits until the account is known before the pass is asked
  /// for.
  static void settled(Heard someone) {
    String sql = "select count(*) from worker_account where worker_id = '" + someone.worker() + "'";
    Awaitility.await().atMost(BOUND).untilAsserted(() -> assertThat(count(sql)).isEqualTo(1));
  }

  /// The audit log keeps up, and the service knows.
  static void evidenceIsKept() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    send(evidence(now));
    String sql = "select count(*) from evidence where reaches_to >= '" + now + "'";
    Awaitility.await().atMost(BOUND).untilAsserted(() -> assertThat(count(sql)).isEqualTo(1));
  }

  static Event evidence(Instant asOf) {
    return new Speaker("audit-sink")
        .say(
            UUID.randomUUID(),
            asOf,
            "audit-log",
            new Chain("audit-log", "audit-log", "service:audit-sink"),
            new AuditPosition(4711, asOf));
  }

  static void change(String sql) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static Event await(Heard someone, Class<?> fact) {
    Awaitility.await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(of(someone, fact).toList()).isNotEmpty());
    return of(someone, fact).findFirst().orElseThrow();
  }

  /// Everything said of the episode, once so many events are said and whatever was sent before on
  /// the topics `joiner` and `enrollment` has been heard.
  static List<String> words(Heard someone, int number) {
    Awaitility.await()
        .atMost(BOUND)
        .untilAsserted(() -> assertThat(said(someone)).hasSizeGreaterThanOrEqualTo(number));
    flush(someone);
    return said(someone).stream().map(Wire::word).toList();
  }

  static List<Event> said(Heard someone) {
    return topic(Topic.ISSUANCE.name(prefix())).read().stream()
        .map(record -> ((Decoded.Readable) EventCodec.decode(record.value())).event())
        .filter(event -> event.key().equals(someone.worker()))
        .filter(event -> episode(event).equals(someone.episode()))
        .toList();
  }

  /// The reason for which a record with this key was parked.
  static String parked(Topic topic, String key) {
    ConsumerRecord<byte[], byte[]> record =
        topic(topic.deadLetter(prefix()))
            .awaitRecord(r -> new String(r.key(), StandardCharsets.UTF_8).equals(key), BOUND);
    return new String(
        record.headers().lastHeader("firstkey-reason").value(), StandardCharsets.UTF_8);
  }

  static List<ConsumerRecord<byte[], byte[]>> deadLetters(Topic topic) {
    return topic(topic.deadLetter(prefix())).read();
  }

  /// Where Kafka puts records with this key.
  static int partitionOf(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(bytes)) % 6;
  }

  static String text(String sql) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static int count(String sql) {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// Another episode of the same worker has the same key on the same topics, so what is said of it
  /// comes behind everything that was sent before.
  private static void flush(Heard someone) {
    Heard marker = Heard.anotherEpisodeOf(someone);
    send(marker.requested());
    Awaitility.await().atMost(BOUND).untilAsserted(() -> assertThat(said(marker)).hasSize(1));
    send(marker.accepted(LocalDate.of(2026, 12, 1), DeviceContext.KIOSK));
    Awaitility.await().atMost(BOUND).untilAsserted(() -> assertThat(said(marker)).hasSize(2));
  }

  private static Stream<Event> of(Heard someone, Class<?> fact) {
    return said(someone).stream().filter(event -> fact.isInstance(event.fact()));
  }

  private static String word(Event event) {
    return switch (event.fact()) {
      case CaseOpened opened -> opened.state().name();
      case CaseClosed closed -> closed.reason().name();
      case PassRefused refused -> refused.reason().name();
      case PassIssued _ -> "ISSUED";
      default -> throw new AssertionError("not said by pass-issuer: " + event.type());
    };
  }

  private static String episode(Event event) {
    return switch (event.fact()) {
      case IssuanceRecordGivenUp _, IssuanceRecordReplayed _ -> "ep-1";
      case CaseOpened opened -> opened.episodeId();
      case CaseClosed closed -> closed.episodeId();
      case PassRefused refused -> refused.episodeId();
      case PassIssued issued -> issued.episodeId();
      default -> throw new AssertionError("not said by pass-issuer: " + event.type());
    };
  }

  private static TestTopic topic(String name) {
    return TestTopic.of(FirstkeyBacking.bootstrapServers(), name);
  }

  private static String prefix() {
    return FirstkeyBacking.topicPrefix();
  }
}
