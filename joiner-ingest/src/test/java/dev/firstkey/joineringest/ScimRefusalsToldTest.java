package dev.firstkey.joineringest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.CallRefusedBecause;
import dev.firstkey.contracts.ScimRefused;
import dev.firstkey.contracts.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Who knocks at the SCIM service and is not let in stands in the audit log, and cannot fill it.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ScimRefusalsToldTest {
  @Inject MeterRegistry meters;

  private static List<ScimRefused> told(CallRefusedBecause reason) {
    return JoinerTopics.heard(Topic.JOINER, "scim", ScimRefused.class).stream()
        .filter(fact -> fact.reason() == reason)
        .toList();
  }

  private static long calls(CallRefusedBecause reason) {
    return told(reason).stream().mapToLong(ScimRefused::calls).sum();
  }

  private void allAreTold(CallRefusedBecause reason) {
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .untilAsserted(() -> assertThat((double) calls(reason)).isEqualTo(counted(reason)));
  }

  private double counted(CallRefusedBecause reason) {
    return meters.get("firstkey.scim.refused").tag("reason", reason.word()).counter().count();
  }

  private void areTold(CallRefusedBecause reason, int many, Runnable call) {
    allAreTold(reason);
    int events = told(reason).size();
    for (int i = 0; i < many; i++) {
      call.run();
    }
    allAreTold(reason);
    assertThat(told(reason).size() - events).isBetween(1, many - 1);
  }

  @Test
  void callsWithoutACredentialAreToldTogether() {
    areTold(
        CallRefusedBecause.NO_CREDENTIAL, 20, () -> given().get(Scim.USERS).then().statusCode(401));
  }

  @Test
  void forgedTokensAreToldTogetherAndNotQuoted() {
    areTold(
        CallRefusedBecause.BAD_CREDENTIAL,
        20,
        () ->
            given()
                .header("Authorization", "Bearer fkscim_forged-by-nobody")
                .get(Scim.USERS)
                .then()
                .statusCode(401));
    assertThat(JoinerTopics.topic(Topic.JOINER).read())
        .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
        .noneMatch(text -> text.contains("forged-by-nobody"));
  }

  @Test
  void whoIsBelievedAndMayNotCallIsTold() {
    areTold(
        CallRefusedBecause.NOT_ALLOWED,
        20,
        () -> Scim.client("stranger").get(Scim.USERS).then().statusCode(403));
  }
}
