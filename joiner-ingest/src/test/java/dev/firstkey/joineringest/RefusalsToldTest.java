package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.SOURCE;
import static dev.firstkey.joineringest.JoinerTopics.WHEN;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static dev.firstkey.joineringest.JoinerTopics.sayOn;
import static dev.firstkey.joineringest.JoinerTopics.sayRaw;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.JoinerRejected;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WritebackState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// HR is told of what was refused, with what to correct, and only by sources that are known.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class RefusalsToldTest {
  private static final String CONTRACTORS = "urn:example:contractors";

  private static byte[] record(String source, String worker, HrisFact fact) {
    return EventCodec.encodeHris(UUID.randomUUID().toString(), source, worker, WHEN, fact);
  }

  private static List<String> told(String source, String worker) {
    HrisWriteback told = await(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class);
    assertThat(told.state()).isEqualTo(WritebackState.NEEDS_CORRECTION);
    assertThat(told.episodeId()).isEqualTo("e-1");
    assertThat(told.source()).isEqualTo(source);
    return told.reasons();
  }

  private static List<String> told(String worker) {
    return told(SOURCE, worker);
  }

  private static HrRejection rejected(String worker) {
    return await(Topic.JOINER, worker, JoinerRejected.class).reason();
  }

  @Test
  void whatIsInvalidIsNamed() {
    String worker = newWorker();
    String whole =
        new String(record(SOURCE, worker, hired(worker, "e-1", 1)), StandardCharsets.UTF_8);
    String odd = whole.replace("\"sequence\":1", "\"sequence\":\"1\"");
    sayRaw(worker, odd.getBytes(StandardCharsets.UTF_8));
    assertThat(told(worker)).containsExactly("sequence");
    assertThat(rejected(worker)).isEqualTo(HrRejection.INVALID);
    assertThat(heard(Topic.HRIS_WRITEBACK, worker).getFirst().envelope().correlationId())
        .isEqualTo(heard(Topic.JOINER, worker).getFirst().envelope().correlationId());
  }

  @Test
  void whatTheSourceMayNotSayIsNamed() {
    String worker = newWorker();
    sayOn("hris.contractors", worker, record(CONTRACTORS, worker, hired(worker, "e-1", 1)));
    assertThat(told(CONTRACTORS, worker)).containsExactly("not-entitled", "legalEntity");
  }

  @Test
  void anIdThatIsUsedTwiceIsTold() {
    String worker = newWorker();
    String id = UUID.randomUUID().toString();
    say(id, worker, hired(worker, "e-1", 1));
    await(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class);
    say(id, worker, hired(worker, "e-1", 2));
    assertThat(rejected(worker)).isEqualTo(HrRejection.ID_REUSED);
    awaitMany(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class, 2);
    assertThat(told(worker)).containsExactly("id-reused");
  }

  @Test
  void aStrangerTellsHrNothing() {
    String worker = newWorker();
    sayRaw(worker, record("urn:example:stranger", worker, hired(worker, "e-1", 1)));
    assertThat(rejected(worker)).isEqualTo(HrRejection.WRONG_SOURCE);
    say(worker, hired(worker, "e-1", 1));
    assertThat(states(worker, 1)).containsExactly(WritebackState.ACCOUNT_READY);
  }

  @Test
  void norDoesASourceOfWorkersWhoAreNotItsOwn() {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1));
    await(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class);
    sayOn("hris.contractors", worker, record(CONTRACTORS, worker, new HrisLeft(worker, "e-1", 2)));
    assertThat(rejected(worker)).isEqualTo(HrRejection.NOT_ENTITLED);
    say(worker, new HrisLeft(worker, "e-1", 3));
    assertThat(states(worker, 2))
        .containsExactly(WritebackState.ACCOUNT_READY, WritebackState.DISABLED);
  }

  private static List<WritebackState> states(String worker, int many) {
    return awaitMany(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class, many).stream()
        .map(HrisWriteback::state)
        .toList();
  }
}
