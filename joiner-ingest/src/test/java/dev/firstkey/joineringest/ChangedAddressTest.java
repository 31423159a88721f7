package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.WHEN;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrisChanged;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A change that gives somebody the mail address of a worker whom another source has at work: the
/// way around what is asked of a hire.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ChangedAddressTest {
  private static final String AGENCY = "urn:example:contractors";

  private static void say(String source, String topic, String worker, HrisFact fact) {
    String id = UUID.randomUUID().toString();
    JoinerTopics.sayOn(topic, worker, EventCodec.encodeHris(id, source, worker, WHEN, fact));
  }

  private static void agencySays(String worker, HrisFact fact) {
    say(AGENCY, "hris.contractors", worker, fact);
  }

  private static void hrisSays(String worker, HrisFact fact) {
    say(JoinerTopics.SOURCE, "hris", worker, fact);
  }

  private static HrisChanged changed(String worker, String mail, long sequence) {
    return Shared.changed(Shared.hired(worker, Shared.ENTITY, 2, sequence), mail, sequence);
  }

  private static String mailOf(String worker) {
    return worker + "@example.test";
  }

  /// Whom the HR system has at work, with an address.
  private static String known() {
    String known = newWorker();
    hrisSays(known, changed(known, mailOf(known), 1));
    await(Topic.JOINER, known, JoinerAccepted.class);
    return known;
  }

  /// Whom the agency has at work, without one.
  private static String other() {
    String other = newWorker();
    agencySays(other, changed(other, null, 1));
    await(Topic.JOINER, other, JoinerAccepted.class);
    return other;
  }

  private static String takesTheAddress(String other, String known) {
    agencySays(other, changed(other, mailOf(known).toUpperCase(Locale.ROOT), 2));
    JoinerQuarantined waits = await(Topic.JOINER, other, JoinerQuarantined.class);
    assertThat(waits.because()).isEqualTo(QuarantinedBecause.DOUBLED);
    assertThat(waits.members()).containsExactly("email");
    assertThat(heard(Topic.JOINER, other, JoinerChanged.class)).isEmpty();
    return waits.quarantineId().toString();
  }

  @Test
  void theAddressOfAnotherSourcesWorkerWaitsAndTheNextOneIsBelieved() {
    String other = other();
    takesTheAddress(other, known());
    agencySays(other, changed(other, mailOf(other), 3));
    await(Topic.JOINER, other, JoinerChanged.class);
    Tables.await(
        "select bool_and(ended = 'OVERTAKEN') from quarantine where worker_id = '" + other + "'");
  }

  @Test
  void staffSayThatItIsTheirs() {
    String other = other();
    String id = takesTheAddress(other, known());
    Desk.complete(id, "{}").statusCode(204);
    await(Topic.JOINER, other, JoinerChanged.class);
  }

  @Test
  void whoseAddressWaitsLeavesAllTheSame() {
    String other = other();
    takesTheAddress(other, known());
    agencySays(other, new HrisLeft(other, "e-1", 3));
    await(Topic.JOINER, other, JoinerDeparted.class);
  }

  @Test
  void theSourcesOwnAddressesAreNotAskedAbout() {
    String one = other();
    agencySays(one, changed(one, mailOf(one), 2));
    await(Topic.JOINER, one, JoinerChanged.class);
    String two = other();
    agencySays(two, changed(two, mailOf(one), 2));
    await(Topic.JOINER, two, JoinerChanged.class);
  }
}
