package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.Desk.WHOLE;
import static dev.firstkey.joineringest.Desk.complete;
import static dev.firstkey.joineringest.Desk.contractorsSay;
import static dev.firstkey.joineringest.Desk.quarantined;
import static dev.firstkey.joineringest.Desk.sayChanged;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// What HR says anew, or an end, decides before staff do.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class OvertakenTest {
  @Test
  void whatHrSaysAnewOvertakesItUnderTheSameChain() {
    String worker = newWorker();
    quarantined(worker);
    say(worker, hired(worker, "e-1", 2));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(heard(Topic.JOINER, worker))
        .extracting(event -> event.envelope().correlationId())
        .containsOnly(heard(Topic.JOINER, worker).getFirst().envelope().correlationId());
  }

  @Test
  void whatHrSaysAnewOvertakesIt() {
    String worker = newWorker();
    String id = quarantined(worker);
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    complete(id, WHOLE).statusCode(404);
  }

  @Test
  void whatAnotherSourceSaysOvertakesNothing() {
    String worker = newWorker();
    String id = quarantined(worker);
    contractorsSay(worker, 99, text -> text);
    awaitMany(Topic.JOINER, worker, JoinerQuarantined.class, 2);
    complete(id, WHOLE).statusCode(204);
    await(Topic.JOINER, worker, JoinerAccepted.class);
  }

  @Test
  void anEndDateThatIsOverOvertakesEverythingThatWaits() {
    String worker = newWorker();
    sayChanged(worker, text -> text.replace("Europe/Berlin", "Atlantis").replace(":1,", ":7,"));
    String id = await(Topic.JOINER, worker, JoinerQuarantined.class).quarantineId().toString();
    sayChanged(
        worker,
        text ->
            text.replace("2026-12-01", "2020-01-01")
                .replace("\"workTimeZone\"", "\"endDate\":\"2020-02-01\",\"workTimeZone\""));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    complete(id, WHOLE).statusCode(404);
  }

  @Test
  void anEndOvertakesEverythingThatWaits() {
    String worker = newWorker();
    String id = quarantined(worker);
    say(worker, new HrisLeft(worker, "e-1", 0));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    complete(id, WHOLE).statusCode(404);
  }

  @Test
  void whoHasLeftIsNotBroughtBackByACompletion() {
    String worker = newWorker();
    say(worker, new HrisLeft(worker, "e-1", 5));
    sayChanged(worker, text -> text.replace("Europe/Berlin", "Atlantis"));
    assertThat(await(Topic.JOINER, worker, JoinerIgnored.class).reason())
        .isEqualTo(IgnoredBecause.STALE);
    assertThat(heard(Topic.JOINER, worker, JoinerQuarantined.class)).isEmpty();
  }
}
