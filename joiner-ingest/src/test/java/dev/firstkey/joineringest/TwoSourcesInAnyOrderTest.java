package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.Shared.AGENCY;
import static dev.firstkey.joineringest.Shared.PAYROLL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.Backlog;
import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.SeededOrders;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWithdrawn;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.Topic;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// What an HR system and an agency say of one employment, in every order, each record once and some
/// of them again, through the real consumer into the real database: every order ends alike. Both
/// speak on one topic, so that the order in which it is sent is the one in which it is heard.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class TwoSourcesInAnyOrderTest {
  private static final Logger LOG = Logger.getLogger(TwoSourcesInAnyOrderTest.class);
  private static final Duration BOUND = Duration.ofMinutes(3);

  /// What was said, by whom, and how the employment must stand then: whose first day counts.
  private static final Map<List<String>, String> ENDS =
      Map.of(
          List.of("payroll-hires", "payroll-moves", "agency-hires", "agency-moves"),
          "ACTIVE 8 2 2026-12-02",
          List.of("payroll-hires", "agency-hires", "agency-moves", "payroll-ends"),
          "DEPARTED",
          List.of("agency-hires", "agency-moves", "payroll-withdraws"),
          "WITHDRAWN",
          List.of("agency-hires", "payroll-withdraws", "payroll-ends"),
          "DEPARTED",
          List.of("agency-hires", "agency-moves"),
          "ACTIVE 7 52 2026-12-08");

  @Inject FakeDirectory directory;

  private final SeededOrders orders = SeededOrders.asked(1);
  private final List<Played> played = new ArrayList<>();

  @Test
  void everyOrderOfWhatTwoSourcesSayEndsAlike() {
    LOG.info(orders);
    ENDS.forEach(this::play);
    TestTopic.sendAll(
        FirstkeyBacking.bootstrapServers(),
        SeededOrders.sideBySide(played.stream().map(Played::records).toList()));
    Backlog.awaitHeard(
        FirstkeyBacking.bootstrapServers(),
        FirstkeyBacking.groupId(),
        List.of(FirstkeyBacking.topicPrefix() + Shared.TOPIC),
        BOUND);
    Tables.await("select count(*) = 0 from worker where version > settled");
    Tables.await("select count(*) = 0 from outbox");
    Map<String, String> kept = kept();
    Map<String, List<Event>> said = said();
    for (Played one : played) {
      String ends = ENDS.get(one.words());
      assertThat(kept.get(one.worker())).as("%s: %s", orders, one).isEqualTo(ends);
      assertThat(directory.account(one.worker()).map(Account::enabled).orElse(false))
          .as("%s: %s", orders, one)
          .isEqualTo(ends.startsWith("ACTIVE"));
      assertThat(said.get(one.worker()))
          .as("%s: %s", orders, one)
          .noneMatch(event -> event.fact() instanceof JoinerRejected);
      assertThat(said.get(one.worker()).stream().map(Event::fact))
          .as("%s: %s", orders, one)
          .filteredOn(JoinerAccepted.class::isInstance)
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  private void play(List<String> words, String ends) {
    for (List<String> order : permutations(words)) {
      String worker = JoinerTopics.newWorker();
      Map<String, ProducerRecord<byte[], byte[]>> records = new HashMap<>();
      order.forEach(word -> records.put(word, record(word, worker)));
      List<String> heard =
          Stream.concat(order.stream(), orders.order(order.toString(), 0, order).stream()).toList();
      played.add(new Played(words, worker, heard, heard.stream().map(records::get).toList()));
    }
  }

  private static List<List<String>> permutations(List<String> words) {
    return words.isEmpty()
        ? List.of(List.of())
        : words.stream()
            .flatMap(first ->
                permutations(words.stream().filter(word -> !word.equals(first)).toList()).stream()
                    .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList()))
            .toList();
  }

  // The agency's numbers are higher, and say nothing about the HR system's.
  private static ProducerRecord<byte[], byte[]> record(String word, String worker) {
    return switch (word) {
      case "payroll-hires" -> PAYROLL.says(worker, Shared.hired(worker, Shared.ENTITY, 1, 1));
      case "payroll-moves" -> PAYROLL.says(worker, Shared.changed(worker, 2, 2));
      case "payroll-withdraws" -> PAYROLL.says(worker, new HrisWithdrawn(worker, "e-1", 3));
      case "payroll-ends" -> PAYROLL.says(worker, new HrisLeft(worker, "e-1", 4));
      case "agency-hires" -> AGENCY.says(worker, Shared.hired(worker, Shared.ENTITY, 7, 51));
      case "agency-moves" -> AGENCY.says(worker, Shared.changed(worker, 8, 52));
      default -> throw new IllegalArgumentException(word);
    };
  }

  /// How each employment stands; of one that is over, the number decides nothing.
  private static Map<String, String> kept() {
    return Tables.lines(
            """
            select worker_id || ' ' || state || case when state = 'ACTIVE'
                then ' ' || precedence || ' ' || sequence || ' ' || start_date else '' end
              from episode
            """)
        .stream()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(line -> line[0], line -> line[1], (one, _) -> one));
  }

  private static Map<String, List<Event>> said() {
    return JoinerTopics.topic(Topic.JOINER).read().stream()
        .map(record -> ((Decoded.Readable) EventCodec.decode(record.value())).event())
        .collect(Collectors.groupingBy(Event::key));
  }

  /// One order of what was said, of somebody of its own.
  private record Played(
      List<String> words,
      String worker,
      List<String> heard,
      List<ProducerRecord<byte[], byte[]>> records) {

    @Override
    public String toString() {
      return "heard as " + heard;
    }
  }
}
