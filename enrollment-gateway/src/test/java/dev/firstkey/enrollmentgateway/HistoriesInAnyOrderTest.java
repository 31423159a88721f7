package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.Backlog;
import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.SeededOrders;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.PassFacts;
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
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// Each history in many orders and with repeats, through the real consumers into the real database,
/// all of them at once: every order ends as the table of facts says.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "enrollment-gateway"))
class HistoriesInAnyOrderTest {
  private static final Logger LOG = Logger.getLogger(HistoriesInAnyOrderTest.class);
  private static final Duration BOUND = Duration.ofMinutes(4);
  private static final Set<Topic> HEARD =
      Set.of(Topic.JOINER, Topic.ISSUANCE, Topic.REVOCATION, Topic.EXPIRY);

  private final SeededOrders orders = SeededOrders.asked(10);
  private final List<Played> played = new ArrayList<>();

  @Test
  void everyOrderEndsAsTheTableOfFactsSays() throws SQLException {
    LOG.info(orders);
    Story.ALL.forEach(this::play);
    TestTopic.sendAll(
        FirstkeyBacking.bootstrapServers(),
        SeededOrders.sideBySide(played.stream().map(Played::heard).toList()).stream()
            .map(HistoriesInAnyOrderTest::record)
            .toList());
    Backlog.awaitHeard(
        FirstkeyBacking.bootstrapServers(),
        FirstkeyBacking.groupId(),
        HEARD.stream().map(topic -> topic.name(FirstkeyBacking.topicPrefix())).toList(),
        BOUND);
    Map<UUID, Kept> kept = kept();
    for (Played one : played) {
      one.story()
          .standings()
          .forEach((transaction, standing) ->
              check(kept.get(transaction), standing, orders + ": " + one));
    }
  }

  /// What stands in the tables is what the facts say. Where the person's transaction had ended
  /// before the pass came, the pass was never taken in, which is as good as ended.
  private static void check(Kept kept, PassStanding standing, String which) {
    switch (standing) {
      case PassStanding.Live _ -> {
        assertThat(kept.state()).as(which).isEqualTo("PASS_READY");
        assertThat(kept.facts().standing()).as(which).isEqualTo(standing);
      }
      case PassStanding.Ended _ -> {
        assertThat(kept.state()).as(which).isEqualTo("ENDED");
        assertThat(kept.isLive()).as(which).isFalse();
        if (kept.isTakenIn()) {
          assertThat(kept.facts().standing()).as(which).isEqualTo(standing);
        }
      }
      case PassStanding.Redeemed _ -> {
        assertThat(kept.state()).as(which).isIn("ENROLLED", "READY");
        assertThat(kept.revokedFor()).as(which).isNull();
        assertThat(kept.facts().standing()).as(which).isEqualTo(standing);
      }
      case PassStanding.Undone _ -> {
        assertThat(kept.state()).as(which).isEqualTo("ENDED");
        assertThat(kept.revokedFor()).as(which).isNotNull();
        assertThat(kept.facts().standing()).as(which).isEqualTo(standing);
      }
      case PassStanding.Unknown _ -> throw new AssertionError(which);
    }
  }

  private void play(String words) {
    for (int at = 0; at < orders.number(); at++) {
      Story story = Story.begun(words);
      List<Event> order = orders.order(words, at, story.events());
      played.add(new Played(words, at, story, story.inOrderOfTheirStream(order)));
    }
  }

  private static ProducerRecord<byte[], byte[]> record(Event event) {
    return new ProducerRecord<>(
        event.type().topic().name(FirstkeyBacking.topicPrefix()),
        event.key().getBytes(StandardCharsets.UTF_8),
        EventCodec.encode(event));
  }

  private static Map<UUID, Kept> kept() throws SQLException {
    Map<UUID, Kept> kept = new HashMap<>();
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select t.transaction_id, t.state, p.state, a.revoked_for,
                  array(select reason from pass_ending e where e.pass_id = p.pass_id)
                from device_transaction t
                  left join pass p on p.transaction_id = t.transaction_id
                  left join authenticator a on a.pass_id = p.pass_id
                """)) {
      while (rows.next()) {
        Set<RevocationReason> endings =
            Arrays.stream((String[]) rows.getArray(5).getArray())
                .map(RevocationReason::valueOf)
                .collect(Collectors.toSet());
        kept.put(
            rows.getObject(1, UUID.class),
            new Kept(rows.getString(2), rows.getString(3), rows.getString(4), endings));
      }
    }
    return kept;
  }

  /// What stands of a transaction and its pass.
  private record Kept(String state, String pass, String revokedFor, Set<RevocationReason> endings) {
    boolean isTakenIn() {
      return pass != null;
    }

    boolean isLive() {
      return "ISSUED".equals(pass);
    }

    PassFacts facts() {
      return new PassFacts(isTakenIn(), "REDEEMED".equals(pass), endings);
    }
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
