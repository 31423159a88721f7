package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthAndMetricsTest {

  @Test
  void isReadyWhileRecordsAreHandled() {
    given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
  }

  @Test
  void countsEntriesByTypeAndShowsTheHead() {
    try (Topics topics = new Topics()) {
      Visit.fresh().story().forEach(topics::say);
      Rows.awaitAccounted(topics.settle());
    }

    long head = Rows.number("select max(log_index) from leaf");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(metric("firstkey_audit_head")).isEqualTo(head));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(
                    metric("firstkey_audit_entries_total{type=\"dev.firstkey.pass.revoked.v1\"}"))
                .isPositive());
  }

  @Test
  void describesItsCalls() {
    given()
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("paths.keySet()", hasItems("/entries", "/workers/{workerId}/timeline", "/coverage"))
        .body("paths.'/entries'.get.parameters.name", hasItems("worker", "type", "after", "limit"));
  }

  private static double metric(String name) {
    return given()
        .get("/q/metrics")
        .then()
        .extract()
        .asString()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
