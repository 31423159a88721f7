package dev.firstkey.outbox.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.firstkey.backing.WiredBacking;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A call that the database does not let happen says when to come back, whatever the driver threw.
@QuarkusTest
@TestProfile(DatabaseAwayTest.Wired.class)
class DatabaseAwayTest {

  public static final class Wired implements QuarkusTestProfile {
    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(WiredBacking.class, Map.of("service", "outbox")));
    }
  }

  @AfterEach
  void mend() {
    WiredBacking.wire("whole");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> read("select 1").statusCode(200));
  }

  @Test
  void aDatabaseThatIsAwayIs503AndComesBack() {
    read("select 1").statusCode(200);
    WiredBacking.wire("cut");
    isLater(read("select 1"));
    isLater(read("select 1"));
  }

  @Test
  void aDatabaseThatIsSilentIs503AndComesBack() {
    read("select 1").statusCode(200);
    WiredBacking.wire("silent");
    isLater(read("select 1"));
  }

  @Test
  void aConnectionThatTheServerEndsInTheMiddleOfAQueryIs503() {
    isLater(read("select cast(pg_terminate_backend(pg_backend_pid()) as text)"));
  }

  @Test
  void aMistakeOfOursIs500AndTellsNothing() {
    read("select canary from nowhere")
        .statusCode(500)
        .contentType("application/problem+json")
        .body(not(containsString("canary")));
  }

  private static void isLater(ValidatableResponse answer) {
    answer
        .statusCode(503)
        .header("Retry-After", "1")
        .contentType("application/problem+json")
        .body("type", equalTo("urn:firstkey:problem:busy"))
        .body(not(containsString("select")));
  }

  private static ValidatableResponse read(String sql) {
    return given().queryParam("sql", sql).get("/reading").then();
  }
}
