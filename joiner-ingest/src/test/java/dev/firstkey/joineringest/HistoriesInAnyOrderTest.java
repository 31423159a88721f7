package dev.firstkey.joineringest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.Backlog;
import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.SeededOrders;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.ProfileErased;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class HistoriesInAnyOrderTest {
  private static final Logger LOG = Logger.getLogger(HistoriesInAnyOrderTest.class);
  private static final Duration BOUND = Duration.ofMinutes(4);
  private static final Set<Topic> HEARD =
      Set.of(Topic.HRIS, Topic.ENROLLMENT_COMPLETE, Topic.REVOCATION);

  @Inject FakeDirectory directory;

  private final SeededOrders orders = SeededOrders.asked(10);
  private final List<Played> played = new ArrayList<>();

  @Test
  void everyOrderEndsAsThePureFunctionSays() throws SQLException {
    LOG.info(orders);
    Story.ALL.forEach(this::play);
    TestTopic.sendAll(
        FirstkeyBacking.bootstrapServers(),
        SeededOrders.sideBySide(played.stream().map(Played::heard).toList()));
    settle();
    Map<String, Set<String>> kept = kept();
    Map<String, List<Event>> said = said();
    Map<String, Long> erasures = erased();
    for (Played one : played) {
      String worker = one.story().worker();
      assertThat(kept.get(worker)).as("%s: %s", orders, one).isEqualTo(one.story().rows());
      assertThat(directory.account(worker).map(Account::enabled).orElse(false))
          .as("%s: %s", orders, one)
          .isEqualTo(one.story().isEmployed());
      assertSaidOnce(one, said.get(worker), erasures);
      assertThat(erasures.getOrDefault(worker, 0L)).as("%s: %s", orders, one).isZero();
    }
    assertThat(said.values().stream().flatMap(List::stream))
        .as("somebody's profile is erased")
        .anyMatch(event -> event.fact() instanceof ProfileErased);
  }

  private void play(String words) {
    for (int at = 0; at < orders.number(); at++) {
      Story story = Story.of(words);
      played.add(new Played(words, at, story, orders.order(words, at, story.records())));
    }
  }

  private static void settle() {
    Backlog.awaitHeard(
        FirstkeyBacking.bootstrapServers(),
        FirstkeyBacking.groupId(),
        HEARD.stream().map(topic -> topic.name(FirstkeyBacking.topicPrefix())).toList(),
        BOUND);
    Awaitility.await().atMost(BOUND).until(() -> none("worker where version > settled"));
    Awaitility.await().atMost(BOUND).until(() -> none("outbox"));
  }

  private static boolean none(String of) throws SQLException {
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + of)) {
      rows.next();
      return rows.getInt(1) == 0;
    }
  }

  /// A line for each episode and each authenticator of a worker.
  private static Map<String, Set<String>> kept() throws SQLException {
    Map<String, Set<String>> kept = new HashMap<>();
    try (var connection = FirstkeyBacking.connectAsOwner();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select worker_id, episode_id || ' ' || state || ' ' || sequence
                    || coalesce(' ' || family_name, '')
                  from episode
                union all
                select worker_id, case when revoked then 'revoked' else 'standing' end
                    || case when credential_id is null then ', not completed' else '' end
                  from authenticator
                """)) {
      while (rows.next()) {
        kept.computeIfAbsent(rows.getString(1), _ -> new HashSet<>()).add(rows.getString(2));
      }
    }
    return kept;
  }

  /// How often each worker's profile was erased on its topic.
  private static Map<String, Long> erased() {
    return JoinerTopics.topic(Topic.WORKER_PROFILE).read().stream()
        .filter(record -> record.value() == null)
        .collect(Collectors.groupingBy(JoinerTopics::key, Collectors.counting()));
  }

  private static Map<String, List<Event>> said() {
    return JoinerTopics.topic(Topic.JOINER).read().stream()
        .map(record -> ((Decoded.Readable) EventCodec.decode(record.value())).event())
        .collect(Collectors.groupingBy(Event::key));
  }

  /// One answer to each record of HR; an episode is accepted and ends once of each kind.
  private void assertSaidOnce(Played one, List<Event> said, Map<String, Long> erasures) {
    List<String> answers = new ArrayList<>();
    List<String> once = new ArrayList<>();
    List<String> accounts = new ArrayList<>();
    for (Event event : said) {
      switch (event.fact()) {
        case JoinerAccepted fact -> once.add("accepted " + fact.episodeId());
        case JoinerWithdrawn fact -> once.add("withdrawn " + fact.episodeId());
        case JoinerDeparted fact -> once.add("departed " + fact.episodeId());
        case JoinerChanged _, JoinerIgnored _ -> answers.add(event.type().spoken());
        case AccountProvisioned fact -> accounts.add("ready " + fact.episodeId());
        case AccountDisabled fact -> accounts.add("disabled " + fact.episodeId());
        case ProfileErased fact -> erasures.merge(fact.workerId(), -1L, Long::sum);
        default -> throw new AssertionError("nothing makes " + event.type());
      }
    }
    assertThat(answers.size() + once.size()).as("%s: %s", orders, one).isEqualTo(one.ofHr());
    assertThat(once).as("%s: %s", orders, one).doesNotHaveDuplicates();
    assertThat(accounts).as("%s: %s", orders, one).doesNotHaveDuplicates();
  }

  /// One order of a history, for people of its own.
  private record Played(
      String words, int at, Story story, List<ProducerRecord<byte[], byte[]>> heard) {

    long ofHr() {
      String hris = Topic.HRIS.name(FirstkeyBacking.topicPrefix());
      return heard.stream().filter(record -> record.topic().equals(hris)).count();
    }

    @Override
    public String toString() {
      return words + ", order " + at + ", heard as " + heard.stream().map(this::word).toList();
    }

    private String word(ProducerRecord<byte[], byte[]> record) {
      String text = new String(record.value(), StandardCharsets.UTF_8);
      return text.replaceFirst("(?s).*\"type\":\"dev.firstkey.([a-z.]*).v1\".*", "$1");
    }
  }
}
