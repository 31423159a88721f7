package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WorkerProfile;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The names that the page shows: the newest record counts, and none after they are erased.
@QuarkusTest
class ProfilesTest {

  @Test
  void namesAreShownUntilTheyAreErased() {
    Visit visit = Visit.passReady();
    World.say(
        "joiner-ingest",
        visit.worker,
        visit.chain,
        new WorkerProfile(visit.worker, "Ada", "Byron", "Ada Byron", "ada@example.com", "en"));
    Awaitility.await().atMost(World.BOUND).until(() -> name(visit).equals("ada@example.com"));
    World.topic(Topic.WORKER_PROFILE).send(visit.worker, null, Map.of());
    Awaitility.await().atMost(World.BOUND).until(() -> name(visit).equals(visit.worker));
  }

  /// Who picked the wrong namesake is found out by the person at the device.
  @Test
  void whoseThePasskeyIsToBeIsToldToTheDeviceFromThePassOn() {
    Visit visit = Visit.opened();
    heard(() -> profile(visit, "ada@example.com"));
    assertThat(person(visit)).isEmpty();
    visit.confirm();
    visit.issue();
    assertThat(person(visit)).isEqualTo("Ada Byron");
    heard(() -> World.topic(Topic.WORKER_PROFILE).send(visit.worker, null, Map.of()));
    assertThat(person(visit)).isEmpty();
    heard(() -> profile(visit, "ada@example.com"));
    assertThat(visit.gateway.delete(visit.path()).statusCode()).isEqualTo(204);
    assertThat(person(visit)).isEmpty();
  }

  private static String person(Visit visit) {
    return Gateway.json(visit.gateway.get(visit.path())).path("person").asText();
  }

  @Test
  void anOlderRecordReadAgainBringsNoNameBack() {
    Visit visit = Visit.passReady();
    profile(visit, "new@example.com");
    Awaitility.await().atMost(World.BOUND).until(() -> name(visit).equals("new@example.com"));
    placeOf(visit, 1_000_000);
    heard(() -> profile(visit, "old@example.com"));
    assertThat(name(visit)).isEqualTo("new@example.com");
    placeOf(visit, -1_000_000);
    heard(() -> World.topic(Topic.WORKER_PROFILE).send(visit.worker, null, Map.of()));
    assertThat(name(visit)).isEqualTo(visit.worker);
    placeOf(visit, 1_000_000);
    heard(() -> profile(visit, "old@example.com"));
    assertThat(name(visit)).isEqualTo(visit.worker);
    placeOf(visit, -1_000_000);
    heard(() -> profile(visit, "newest@example.com"));
    assertThat(name(visit)).isEqualTo("newest@example.com");
  }

  @Test
  void aProfileUnderAnotherWorkersKeyIsNotKept() {
    Visit visit = Visit.passReady();
    heard(() ->
        World.say(
            "joiner-ingest",
            "somebody-else",
            visit.chain,
            new WorkerProfile(visit.worker, "Ada", "Byron", "Ada Byron", null, "en")));
    assertThat(name(visit)).isEqualTo(visit.worker);
  }

  private static void profile(Visit visit, String email) {
    World.say(
        "joiner-ingest",
        visit.worker,
        visit.chain,
        new WorkerProfile(visit.worker, "Ada", "Byron", "Ada Byron", email, "en"));
  }

  /// As if the newest record stood elsewhere in the topic.
  private static void placeOf(Visit visit, int moved) {
    Database.exec(
        "update worker_profile set record_offset = record_offset + ? where worker_id = ?",
        moved,
        visit.worker);
  }

  private static void heard(Runnable send) {
    String topic = Topic.WORKER_PROFILE.name(dev.firstkey.backing.FirstkeyBacking.topicPrefix());
    long before = Database.heard(topic);
    send.run();
    Awaitility.await().atMost(World.BOUND).until(() -> Database.heard(topic) == before + 1);
  }

  private static String name(Visit visit) {
    return visit.options().path("user").path("name").asText();
  }
}
