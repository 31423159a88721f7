package dev.firstkey.joineringest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.SeededOrders;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/// Histories made by chance, half of them in HR's order and half shuffled, through the real topic,
/// consumer and database: each record has the answer, and each worker the end, that a plain model
/// says. `-Dfirstkey.seed=N` brings them again, `-Dfirstkey.orders=N` says how many workers.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class MadeHistoriesTest {
  private static final Logger LOG = Logger.getLogger(MadeHistoriesTest.class);
  private static final Duration BOUND = Duration.ofMinutes(4);

  @Inject FakeDirectory directory;

  private final SeededOrders orders = SeededOrders.asked(80);

  @Test
  void everyHistoryIsAnsweredAndEndsAsAPlainModelSays() {
    LOG.info(orders);
    List<Told> told = IntStream.range(0, orders.number()).mapToObj(this::made).toList();
    TestTopic.sendAll(
        FirstkeyBacking.bootstrapServers(),
        SeededOrders.sideBySide(told.stream().map(Told::records).toList()));
    Quiet.await(BOUND);
    Answers answers = Answers.read();
    told.forEach(one -> isAsTheModelSays(one, answers));
    assertThat(answers.kinds())
        .as("everything happened, %s", orders)
        .contains("accepted", "changed", "withdrawn", "departed", "quarantined")
        .contains("stale", "duplicate", "no-change");
  }

  private Told made(int at) {
    List<Saying> said = MadeHistory.of(orders.seed() * 31 + at);
    return new Told(
        JoinerTopics.newWorker(),
        new ReferenceModel(at % 2 == 0 ? said : orders.order("made", at, said)));
  }

  private void isAsTheModelSays(Told told, Answers answers) {
    String which = "%s: %s".formatted(orders, told);
    ReferenceModel model = told.model();
    assertThat(answers.to(told.worker()))
        .as(which)
        .containsExactlyElementsOf(model.answers().stream().map(List::of).toList());
    assertThat(Tables.lines(rows(told.worker()))).as(which).hasSameElementsAs(model.rows());
    assertThat(answers.endsByDate(told.worker())).as(which).isEqualTo(model.endsByDate());
    Tables.await(
        "select count(*) = %d from quarantine where ended is null and worker_id = '%s'"
            .formatted(model.waiting(), told.worker()));
    isShown(which, told.worker(), model.person(), answers);
  }

  private void isShown(
      String which, String worker, Optional<Map<String, String>> person, Answers answers) {
    Optional<Account> account = directory.account(worker).filter(Account::enabled);
    assertThat(account.map(it -> List.of(it.givenName(), it.familyName())))
        .as(which)
        .isEqualTo(person.map(MadeHistoriesTest::names));
    assertThat(answers.shown(worker).map(it -> List.of(it.givenName(), it.familyName())))
        .as(which)
        .isEqualTo(person.map(MadeHistoriesTest::names));
  }

  private static List<String> names(Map<String, String> person) {
    return List.of(person.get("givenName"), person.get("familyName"));
  }

  private static String rows(String worker) {
    return """
    select episode_id || ' ' || state || ' ' || sequence || case when state = 'ACTIVE' then concat(
             ' ', given_name, ' ', family_name, ' ', coalesce(email, '-'), ' ', start_date, ' ',
             coalesce(end_date::text, '-'), ' ', work_time_zone, ' ', lower(worker_type), ' ',
             legal_entity, ' ', coalesce(manager_worker_id, '-')) else '' end
    from episode where worker_id = '%s'
    """
        .formatted(worker);
  }
}
