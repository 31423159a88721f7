package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.firstkey.backing.TestTokens;
import dev.firstkey.tlog.Checkpoint;
import dev.firstkey.tlog.Report;
import dev.firstkey.tlog.SignedNote;
import dev.firstkey.tlog.Verification;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Leaves become a tree, a signed checkpoint, tiles, and an auditor verifies them.
@QuarkusTest
class CheckpointsTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  @Test
  void whatIsInTheLogIsSignedServedKeptElsewhereAndVerified() throws IOException {
    byte[] before = aLeafIsSigned();
    Checkpoint earlier = Checkpoint.of(SignedNote.of(before).text());
    visits(70);

    Report report =
        Verification.of(LogPlace.http(), LogPlace.keys())
            .since(before)
            .against(LogPlace.elsewhere())
            .run();
    assertThat(report.faults()).isEmpty();
    assertThat(report.entries()).isGreaterThanOrEqualTo(350);
    assertThat(report.checkpoint().size()).isGreaterThanOrEqualTo(earlier.size() + 350);
    Report alone = Verification.of(LogPlace.elsewhere(), LogPlace.keys()).run();
    assertThat(alone.faults()).isEmpty();
    assertThat(alone.entries()).isGreaterThanOrEqualTo(report.entries());
  }

  @Test
  void theCheckpointIsForEverybodyAndAskedForEachTime() {
    awaitSigned(0);
    var answer = given().get("/log/checkpoint").then().statusCode(200).extract();
    assertThat(answer.headers().getValues("Content-Type"))
        .containsExactly("text/plain; charset=utf-8");
    assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-cache");
    SignedNote note = SignedNote.of(answer.asByteArray());
    assertThat(note.isSignedBy(LogPlace.keys())).isTrue();
    assertThat(note.written()).isEqualTo(new String(answer.asByteArray(), StandardCharsets.UTF_8));
  }

  @Test
  void aTileIsBytesForEver() {
    aLeafIsSigned();
    for (String path : new String[] {"/log/tile/0/000.p/1", "/log/tile/entries/000.p/1"}) {
      var answer = given().auth().oauth2(auditor()).get(path).then().statusCode(200).extract();
      assertThat(answer.headers().getValues("Content-Type"))
          .containsExactly("application/octet-stream");
      assertThat(answer.headers().getValues("Cache-Control"))
          .containsExactly("private, max-age=31536000, immutable");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0/x999/999",
        "0/999.p/1",
        "entries/x999/000",
        "9/000",
        "0/000.p/0",
        "0/0",
        "00/000",
        "0/000.p/256",
        "x/000",
        "entries/",
        "0/%2e%2e"
      })
  void whatTheTreeHasNotIsNotFound(String path) {
    awaitSigned(0);
    given()
        .urlEncodingEnabled(false)
        .auth()
        .oauth2(auditor())
        .get("/log/tile/" + path)
        .then()
        .statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({"auditor, 200", "analyst, 200", "registrar, 403", "hris, 403"})
  void tilesAreForAuditorsAndAnalysts(String role, int status) {
    aLeafIsSigned();
    String token = TestTokens.token("somebody", role);
    given().auth().oauth2(token).get("/log/tile/0/000.p/1").then().statusCode(status);
    given().get("/log/tile/0/000.p/1").then().statusCode(401);
  }

  private static byte[] aLeafIsSigned() {
    return signed() > 0 ? awaitSigned(1) : visits(1);
  }

  /// The checkpoint over what so many visits are told of.
  static byte[] visits(int count) {
    try (Topics topics = new Topics()) {
      for (int i = 0; i < count; i++) {
        Visit.fresh().story().forEach(topics::say);
      }
      Rows.awaitAccounted(topics.settle());
    }
    return awaitSigned(Rows.number("select max(log_index) + 1 from leaf"));
  }

  static byte[] awaitSigned(long leaves) {
    await().atMost(BOUND).until(() -> signed() >= leaves);
    return given().get("/log/checkpoint").asByteArray();
  }

  private static long signed() {
    var answer = given().get("/log/checkpoint");
    return answer.statusCode() == 200
        ? Checkpoint.of(SignedNote.of(answer.asByteArray()).text()).size()
        : -1;
  }

  private static String auditor() {
    return TestTokens.token("auditor-1", "auditor");
  }
}
