package dev.firstkey.auditsink;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/// A topic is deleted and made anew, with fewer records than it had: by its offsets alone nothing
/// is missing.
@QuarkusTest
@TestProfile(TopicMadeAnewTest.Alone.class)
class TopicMadeAnewTest {
  private static final Duration BOUND = Duration.ofSeconds(60);

  /// What is deleted here is missing to no other test.
  public static final class Alone implements QuarkusTestProfile {}

  @Test
  void isToldOnceAndThenByCoverageForEver() throws Exception {
    String topic = Topics.name(Topic.EXPIRY);
    await().atMost(BOUND).until(() -> known(topic) == 1);
    coverage().body("madeAnew", empty()).body("complete", equalTo(true));
    makeAnew(topic);
    await().atMost(BOUND).until(() -> told() == 1);
    assertThat(known(topic)).isEqualTo(2);
    coverage().body("madeAnew", contains(topic)).body("complete", equalTo(false));
    await().during(Duration.ofSeconds(6)).atMost(BOUND).until(() -> told() == 1);
  }

  private static void makeAnew(String topic) throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", FirstkeyBacking.bootstrapServers()))) {
      Uuid before = id(admin, topic);
      admin.deleteTopics(List.of(topic)).all().get();
      await()
          .atMost(BOUND)
          .ignoreExceptions()
          .until(() -> {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1)));
            return !id(admin, topic).equals(before);
          });
    }
  }

  private static Uuid id(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).topicId();
  }

  private static long known(String topic) {
    return Rows.number("select count(*) from heard_topic where topic = ?", topic);
  }

  private static ValidatableResponse coverage() {
    return given()
        .auth()
        .oauth2(TestTokens.token("ana", "analyst"))
        .get("/coverage")
        .then()
        .statusCode(200);
  }

  private static double told() {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("firstkey_audit_findings_total"))
        .filter(line -> line.contains("\"topic-made-anew\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
