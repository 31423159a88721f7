package dev.firstkey.passissuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.Backlog;
import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.SeededOrders;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.CaseClosed;
import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.Topic;
import dev.firstkey.passissuer.domain.EnrollmentCase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// Each history in many orders and with repeats, through the real consumers into the real database,
/// all of them at once: every order ends as the pure function says.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "pass-issuer"))
class HistoriesInAnyOrderIT {
  private static final Logger LOG = Logger.getLogger(HistoriesInAnyOrderIT.class);
  private static final Duration BOUND = Duration.ofMinutes(4);
  private static final Set<Topic> HEARD =
      Set.of(
          Topic.JOINER,
          Topic.ENROLLMENT,
          Topic.ENROLLMENT_COMPLETE,
          Topic.EXPIRY,
          Topic.REVOCATION);

  private final SeededOrders orders = SeededOrders.asked(10);
  private final List<Played> played = new ArrayList<>();

  @Test
  void everyOrderEndsAsThePureFunctionSays() throws SQLException {
    LOG.info(orders);
    Story.ALL.forEach(this::play);
    publish();
    settle();
    Map<String, Kept> kept = kept();
    Map<UUID, Set<String>> ended = ended();
    Map<String, List<Event>> said = said();
    for (Played one : played) {
      String worker = one.story().someone().worker();
      assertThat(kept.getOrDefault(worker, Kept.NOTHING))
          .as("%s: %s", orders, one)
          .isEqualTo(Kept.of(one.story().standing()));
      assertThat(ended.getOrDefault(one.story().pass(), Set.of()))
          .as("%s: %s", orders, one)
          .isEqualTo(one.story().endings());
      assertSaidOnce(one, said.getOrDefault(worker, List.of()));
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
            .map(HistoriesInAnyOrderIT::record)
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
    Awaitility.await().atMost(BOUND).until(() -> Wire.count("select count(*) from outbox") == 0);
  }

  private static Map<String, Kept> kept() throws SQLException {
    Map<String, Kept> kept = new HashMap<>();
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select worker_id, departed, withdrawn, enrolled,
                  (select case_id from enrollment_case c
                   where c.episode_key = e.episode_key and state <> 'CLOSED') as open
                from episode e
                """)) {
      while (rows.next()) {
        Set<CaseClosing> endings = EnumSet.noneOf(CaseClosing.class);
        if (rows.getBoolean("departed")) {
          endings.add(CaseClosing.LEFT);
        }
        if (rows.getBoolean("withdrawn")) {
          endings.add(CaseClosing.WITHDRAWN);
        }
        if (rows.getBoolean("enrolled")) {
          endings.add(CaseClosing.ENROLLED);
        }
        kept.put(
            rows.getString("worker_id"), new Kept(endings, rows.getObject("open", UUID.class)));
      }
    }
    return kept;
  }

  private static Map<UUID, Set<String>> ended() throws SQLException {
    Map<UUID, Set<String>> ended = new HashMap<>();
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select pass_id, reason from pass_ending")) {
      while (rows.next()) {
        ended
            .computeIfAbsent(rows.getObject(1, UUID.class), _ -> new java.util.HashSet<>())
            .add(rows.getString(2));
      }
    }
    return ended;
  }

  private static Map<String, List<Event>> said() {
    return TestTopic.of(
            FirstkeyBacking.bootstrapServers(), Topic.ISSUANCE.name(FirstkeyBacking.topicPrefix()))
        .read()
        .stream()
        .map(record -> ((Decoded.Readable) EventCodec.decode(record.value())).event())
        .collect(Collectors.groupingBy(Event::key));
  }

  /// Each case is opened once and closed once, the open one excepted; each request has one answer.
  private void assertSaidOnce(Played one, List<Event> said) {
    List<UUID> opened = new ArrayList<>();
    List<UUID> closed = new ArrayList<>();
    List<UUID> answered = new ArrayList<>();
    for (Event event : said) {
      switch (event.fact()) {
        case CaseOpened fact -> opened.add(fact.caseId());
        case CaseClosed fact -> closed.add(fact.caseId());
        case PassIssued fact -> answered.add(fact.requestId());
        case PassRefused fact -> answered.add(fact.requestId());
        default -> throw new AssertionError("not said by pass-issuer: " + event.type());
      }
    }
    if (one.story().standing() instanceof EnrollmentCase.Open(var terms)) {
      closed.add(terms.caseId());
    }
    assertThat(opened).as("%s: %s", orders, one).doesNotHaveDuplicates();
    assertThat(closed).as("%s: %s", orders, one).containsExactlyInAnyOrderElementsOf(opened);
    assertThat(answered)
        .as("%s: %s", orders, one)
        .containsExactlyInAnyOrderElementsOf(one.story().requests());
  }

  /// What the tables hold of an episode.
  ///
  /// @param open the case that is not closed; null where there is none
  private record Kept(Set<CaseClosing> endings, UUID open) {
    static final Kept NOTHING = new Kept(Set.of(), null);

    static Kept of(EnrollmentCase standing) {
      return switch (standing) {
        case EnrollmentCase.Unknown _ -> NOTHING;
        case EnrollmentCase.Open(var terms) -> new Kept(Set.of(), terms.caseId());
        case EnrollmentCase.AwaitingApproval(var terms) -> new Kept(Set.of(), terms.caseId());
        case EnrollmentCase.Closed(var because) ->
            new Kept(
                because.stream()
                    .filter(why -> why != CaseClosing.WINDOW_OVER)
                    .collect(Collectors.toSet()),
                null);
      };
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
