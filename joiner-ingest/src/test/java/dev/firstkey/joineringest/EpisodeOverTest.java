package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.HrisFact;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWithdrawn;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerIgnored;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WritebackState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Whoever states an employment that is over is told so; nobody in HR waits for ever.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class EpisodeOverTest {
  private static List<HrisWriteback> corrections(String worker, int many) {
    awaitMany(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class, many);
    return JoinerTopics.heard(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class).stream()
        .filter(told -> told.state() == WritebackState.NEEDS_CORRECTION)
        .toList();
  }

  /// Of what HR was told because of each of these, in order; the last of them is awaited.
  private static List<String> causes(String worker, String last) {
    return Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(
            () ->
                JoinerTopics.heard(Topic.HRIS_WRITEBACK, worker).stream()
                    .map(event -> event.envelope().causationId())
                    .toList(),
            causes -> causes.contains(last));
  }

  private static String said(String worker, HrisFact fact) {
    String id = UUID.randomUUID().toString();
    say(id, worker, fact);
    return id;
  }

  @Test
  void aHireBehindTheEndNeedsAnotherEpisodeAndOneBeforeItDoesNot() {
    String worker = newWorker();
    say(worker, new HrisLeft(worker, "e-1", 5));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    say(worker, hired(worker, "e-1", 1));
    String behind = said(worker, hired(worker, "e-1", 9));
    assertThat(causes(worker, behind)).containsExactly(behind);
    List<HrisWriteback> told = corrections(worker, 1);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().reasons()).containsExactly("episode-over");
    assertThat(told.getFirst().episodeId()).isEqualTo("e-1");
    assertThat(told.getFirst().source()).isEqualTo(JoinerTopics.SOURCE);
  }

  @Test
  void soDoesOneThatIsNotComplete() {
    String worker = newWorker();
    say(worker, new HrisWithdrawn(worker, "e-1", 0));
    await(Topic.JOINER, worker, JoinerWithdrawn.class);
    Desk.sayChanged(worker, text -> text.replace("Europe/Berlin", "Atlantis"));
    await(Topic.JOINER, worker, JoinerIgnored.class);
    assertThat(corrections(worker, 1))
        .extracting(HrisWriteback::reasons)
        .containsExactly(List.of("episode-over"));
  }

  @Test
  void theNumbersOfAnotherSourceSayNothingAboutTheEnd() {
    String worker = newWorker();
    say(worker, new HrisLeft(worker, "e-1", 5));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    SeveralSourcesTest.agencySays(worker, SeveralSourcesTest.hired(worker, null, 1, 1));
    await(Topic.JOINER, worker, JoinerIgnored.class);
    assertThat(corrections(worker, 1))
        .extracting(HrisWriteback::source)
        .containsExactly(SeveralSourcesTest.CONTRACTORS);
  }

  /// What another source said in vain is not the end, and moves nothing of it.
  @Test
  void whoEndedItIsToldOfWhatTheySayBehindThatAlone() {
    String worker = newWorker();
    say(worker, new HrisLeft(worker, "e-1", 5));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    SeveralSourcesTest.agencySays(worker, SeveralSourcesTest.hired(worker, null, 1, 9));
    await(Topic.JOINER, worker, JoinerIgnored.class);
    String before = said(worker, hired(worker, "e-1", 3));
    String behind = said(worker, hired(worker, "e-1", 7));
    assertThat(causes(worker, behind)).hasSize(2).doesNotContain(before).endsWith(behind);
  }
}
