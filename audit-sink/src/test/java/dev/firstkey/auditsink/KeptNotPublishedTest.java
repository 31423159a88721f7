package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// As when the sequencer is killed between the second place and the database.
@QuarkusTest
class KeptNotPublishedTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  @Test
  void whatIsKeptIsPublishedAsItIsAndDoesNotWaitForALeaf() throws IOException {
    CheckpointsTest.visits(1);
    String kept = new String(LogPlace.elsewhere().checkpoint(), StandardCharsets.UTF_8);
    Rows.change("delete from checkpoint where note = ?", kept);
    Rows.change(
        "update sequencer set epoch = epoch + 1, holder = gen_random_uuid(), expires_at = '-infinity'");

    await().atMost(BOUND).until(() -> published(kept) == 1);
    await().atMost(BOUND).until(() -> RestAssured.get("/log/checkpoint").asString().equals(kept));
    assertThat(
            Rows.number(
                "select count(*) from checkpoint where size = (select max(size) from checkpoint)"))
        .isEqualTo(1);
  }

  private static long published(String note) {
    return Rows.number("select count(*) from checkpoint where note = ?", note);
  }
}
