package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Database and second place are both gone, as after a volume that was lost. It would be a fine
/// moment for whoever wants another history.
@QuarkusTest
@TestProfile(LostHistoryTest.Alone.class)
class LostHistoryTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  /// What is taken away here is missing to no other test.
  public static final class Alone implements QuarkusTestProfile {}

  @Inject StreamEnds streams;
  @Inject Sequencer sequencer;

  @Test
  void noOtherHistoryBeginsBySilence() throws IOException {
    CheckpointsTest.visits(1);
    await().atMost(BOUND).until(() -> heard() >= Rows.number("select count(*) from entry"));
    Rows.change("truncate entry, entry_key, coverage, open_range, tile, tree_head, checkpoint");
    Rows.change("truncate partition_tally");
    Rows.change("update tally set counted = 0");
    LogPlace.empty();
    Rows.change(
        "update sequencer set epoch = epoch + 1, holder = gen_random_uuid(), expires_at = '-infinity'");

    await().atMost(BOUND).until(() -> metrics().contains("firstkey_log_trouble 1.0"));
    try (Topics topics = new Topics()) {
      topics.say(Visit.fresh().opened());
      Rows.awaitAccounted(topics.settle());
    }
    await()
        .during(Duration.ofSeconds(5))
        .atMost(Duration.ofSeconds(20))
        .until(() -> !sequencer.isAtWork());
    assertThat(Rows.number("select count(*) from checkpoint")).isZero();
    assertThat(given().get("/log/checkpoint").statusCode()).isEqualTo(404);
  }

  private long heard() {
    try {
      return VertxContextSupport.subscribeAndAwait(() -> streams.heard()).stream()
          .mapToLong(end -> end.offset() + 1)
          .sum();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static String metrics() {
    return given().get("/q/metrics").asString();
  }
}
