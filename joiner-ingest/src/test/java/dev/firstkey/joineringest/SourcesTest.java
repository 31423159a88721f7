package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.WHEN;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static dev.firstkey.joineringest.JoinerTopics.sayRaw;
import static dev.firstkey.joineringest.JoinerTopics.topic;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTopic;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WorkerType;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Each source speaks in its own place and for its own workers.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class SourcesTest {
  private static final String CONTRACTORS = "urn:example:contractors";
  private static final String SCIM = "urn:example:idp";

  private static byte[] event(String source, String worker, HrisFact fact) {
    return EventCodec.encodeHris(UUID.randomUUID().toString(), source, worker, WHEN, fact);
  }

  private static HrisHired contractor(String worker) {
    return new HrisHired(
        worker,
        "e-1",
        1,
        "Sample",
        worker,
        "Sample Person",
        null,
        LocalDate.of(2026, 12, 1),
        null,
        "Europe/Paris",
        WorkerType.CONTRACTOR,
        "example-fr",
        null,
        DeviceContext.BYOD,
        null,
        null);
  }

  private static void onTheirTopic(String worker, byte[] event) {
    JoinerTopics.sayOn("hris.contractors", worker, event);
  }

  private static void isRefused(String worker, HrRejection reason, String member) {
    JoinerRejected rejected = await(Topic.JOINER, worker, JoinerRejected.class);
    assertThat(rejected.reason()).isEqualTo(reason);
    assertThat(rejected.members()).containsExactly(member);
  }

  @Test
  void aSourceHiresForNobodyElsesEntity() {
    String worker = newWorker();
    onTheirTopic(worker, event(CONTRACTORS, worker, hired(worker, "e-1", 1)));
    isRefused(worker, HrRejection.NOT_ENTITLED, "legalEntity");
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).isEmpty();
  }

  @Test
  void aSourceEndsNobodyElsesWorker() {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1));
    onTheirTopic(worker, event(CONTRACTORS, worker, new HrisLeft(worker, "e-1", 2)));
    isRefused(worker, HrRejection.NOT_ENTITLED, "workerId");
    assertThat(heard(Topic.JOINER, worker, JoinerDeparted.class)).isEmpty();
    say(worker, new HrisLeft(worker, "e-1", 3));
    await(Topic.JOINER, worker, JoinerDeparted.class);
  }

  @Test
  void aSourceEndsNobodyBeforeTheyAreHeardOf() {
    String worker = newWorker();
    onTheirTopic(worker, event(CONTRACTORS, worker, new HrisLeft(worker, "e-1", 2)));
    isRefused(worker, HrRejection.NOT_ENTITLED, "episodeId");
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
  }

  @Test
  void aSourceHiresItsOwnOnItsOwnTopic() {
    String worker = newWorker();
    onTheirTopic(worker, event(CONTRACTORS, worker, contractor(worker)));
    JoinerAccepted accepted = await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(accepted.record().topic())
        .isEqualTo(FirstkeyBacking.topicPrefix() + "hris.contractors");
  }

  @Test
  void aSourceSpeaksOnNoTopicButItsOwn() {
    String worker = newWorker();
    sayRaw(worker, event(CONTRACTORS, worker, contractor(worker)));
    isRefused(worker, HrRejection.WRONG_SOURCE, "source");
    String other = newWorker();
    onTheirTopic(other, event(JoinerTopics.SOURCE, other, hired(other, "e-1", 1)));
    isRefused(other, HrRejection.WRONG_SOURCE, "source");
  }

  @Test
  void whatIsRefusedIsParkedOnTheDeadLettersOfItsOwnTopic() {
    String worker = newWorker();
    onTheirTopic(worker, event(JoinerTopics.SOURCE, worker, hired(worker, "e-1", 1)));
    isRefused(worker, HrRejection.WRONG_SOURCE, "source");
    TestTopic.of(
            FirstkeyBacking.bootstrapServers(),
            FirstkeyBacking.topicPrefix() + "hris.contractors.dead-letter")
        .awaitRecord(letter -> JoinerTopics.key(letter).equals(worker), JoinerTopics.BOUND);
  }

  @Test
  void aProducerDoesNotSpeakAsAScimClient() {
    String worker = newWorker();
    sayRaw(worker, event(SCIM, worker, hired(worker, "e-1", 1)));
    isRefused(worker, HrRejection.WRONG_SOURCE, "source");
  }

  @Test
  void onTheTopicOfScimNobodySpeaksAsAProducer() {
    String worker = newWorker();
    topic(Topic.HRIS_SCIM)
        .send(
            worker,
            event(JoinerTopics.SOURCE, worker, hired(worker, "e-1", 1)),
            Map.of("content-type", EventCodec.CONTENT_TYPE));
    isRefused(worker, HrRejection.WRONG_SOURCE, "source");
  }
}
