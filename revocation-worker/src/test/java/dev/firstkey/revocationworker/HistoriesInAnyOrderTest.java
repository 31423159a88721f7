package dev.firstkey.revocationworker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.backing.Backlog;
import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.SeededOrders;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassFacts;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// Each history in many orders and with repeats, through the real consumers into the real database,
/// all of them at once: every order ends as the table of facts says.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "revocation-worker"))
class HistoriesInAnyOrderTest {
  private static final Logger LOG = Logger.getLogger(HistoriesInAnyOrderTest.class);
  private static final Duration BOUND = Duration.ofMinutes(4);
  private static final Set<Topic> HEARD =
      Set.of(Topic.JOINER, Topic.ISSUANCE, Topic.ENROLLMENT, Topic.ENROLLMENT_COMPLETE);

  private final SeededOrders orders = SeededOrders.asked(10);
  private final List<Played> played = new ArrayList<>();

  @Test
  void everyOrderEndsAsTheTableOfFactsSays() throws SQLException {
    LOG.info(orders);
    Story.ALL.forEach(this::play);
    publish();
    settle();
    Map<UUID, PassFacts> kept = kept();
    Map<UUID, List<Event>> said = said();
    for (Played one : played) {
      one.story()
          .standings()
          .forEach((pass, standing) -> {
            assertThat(kept.get(pass).standing()).as("%s: %s", orders, one).isEqualTo(standing);
            assertSaidOnce(one, standing, said.getOrDefault(pass, List.of()));
          });
    }
  }

  private void play(String words) {
    for (int at = 0; at < orders.number(); at++) {
      Story story = Story.of(words);
      played.add(new Played(words, at, story, orders.order(words, at, story.events())));
    }
  }

  private void publish() {
    var records =
        SeededOrders.sideBySide(played.stream().map(Played::heard).toList()).stream()
            .map(HistoriesInAnyOrderTest::record)
            .toList();
    TestTopic.sendAll(FirstkeyBacking.bootstrapServers(), records);
  }

  private static ProducerRecord<byte[], byte[]> record(Event event) {
    return new ProducerRecord<>(
        event.type().topic().name(FirstkeyBacking.topicPrefix()),
        event.key().getBytes(StandardCharsets.UTF_8),
        EventCodec.encode(event));
  }

  private static void settle() {
    Backlog.awaitHeard(
        FirstkeyBacking.bootstrapServers(),
        FirstkeyBacking.groupId(),
        HEARD.stream().map(topic -> topic.name(FirstkeyBacking.topicPrefix())).toList(),
        BOUND);
    await()
        .atMost(BOUND)
        .until(() ->
            Database.count("select count(*) from timer where due_at < clock_timestamp()") == 0);
    await()
        .atMost(BOUND)
        .until(() ->
            Database.count("select count(*) from outbox where record_key not like 'partition:%'")
                == 0);
  }

  private static Map<UUID, PassFacts> kept() throws SQLException {
    Map<UUID, PassFacts> kept = new HashMap<>();
    try (var connection = Database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select pass_id, issued, redeemed, endings from pass")) {
      while (rows.next()) {
        Set<RevocationReason> endings =
            Arrays.stream((String[]) rows.getArray("endings").getArray())
                .map(RevocationReason::valueOf)
                .collect(Collectors.toSet());
        kept.put(
            rows.getObject("pass_id", UUID.class),
            new PassFacts(rows.getBoolean("issued"), rows.getBoolean("redeemed"), endings));
      }
    }
    return kept;
  }

  private static Map<UUID, List<Event>> said() {
    return Stream.of(Topic.REVOCATION, Topic.EXPIRY)
        .flatMap(topic -> Bus.topic(topic).read().stream())
        .map(record -> ((Decoded.Readable) EventCodec.decode(record.value())).event())
        .collect(Collectors.groupingBy(HistoriesInAnyOrderTest::pass));
  }

  private static UUID pass(Event event) {
    return switch (event.fact()) {
      case PassRevoked revoked -> revoked.passId();
      case PassExpired expired -> expired.passId();
      case AuthenticatorRevoked revoked -> revoked.passId();
      default -> new UUID(0, 0);
    };
  }

  private void assertSaidOnce(Played one, PassStanding standing, List<Event> said) {
    List<String> words = said.stream().map(Spoken::of).toList();
    boolean isOver = !(standing instanceof PassStanding.Live);
    boolean isUndone = standing instanceof PassStanding.Undone;
    assertThat(words.stream().filter(word -> word.startsWith("pass.")))
        .as("%s: %s said %s", orders, one, words)
        .hasSize(isOver ? 1 : 0);
    assertThat(words.stream().filter(word -> word.startsWith("authenticator.")))
        .as("%s: %s said %s", orders, one, words)
        .hasSize(isUndone ? 1 : 0);
    assertThat(said.stream().map(event -> event.envelope().id()).distinct()).hasSize(said.size());
  }

  /// One order of a history, for people of its own.
  private record Played(String words, int at, Story story, List<Event> heard) {
    @Override
    public String toString() {
      List<String> types = heard.stream().map(event -> event.type().spoken()).toList();
      return words + ", order " + at + ", heard as " + types;
    }
  }
}
