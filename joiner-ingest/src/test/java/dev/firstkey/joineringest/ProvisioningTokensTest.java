package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Provisioning clients that can send nothing but one long-lived secret, as Microsoft Entra ID and
/// Okta do, and who would like to be taken for one. The tokens are of these tests alone.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class ProvisioningTokensTest {
  private static final String FIRST = "fkscim_67glrUgjLx6ROe-uv1xXtKDX5g_wHkT1C3KEPVGpgPA";
  private static final String SECOND = "fkscim_WHtR5Fe5r4c54R25GeWaSpeq9l4cnHJw3RupVuw4qsA";
  private static final String OKTAS = "fkscim_JcU4HykrQl3EsxGJ2XPBaTnf3gpi--1TrcAZoA2Ti-U";
  private static final String DIGEST =
      "3a6d381db089ef2af21e6ab5978724c4623e87ee3248a64ae305643041c194ca";

  @Inject MeterRegistry meters;

  private static RequestSpecification with(String token) {
    return saying("Bearer " + token);
  }

  private static RequestSpecification saying(String authorization) {
    return given().header("Authorization", authorization).contentType("application/json");
  }

  // Somebody whose names and address no other source has.
  private static String user(String worker) {
    return Scim.user(worker).replace("Lovelace", worker).replace("ada@", worker + "@");
  }

  private static String created(String token, String worker) {
    return with(token)
        .body(user(worker))
        .post(Scim.USERS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void isRefused(RequestSpecification request) {
    Scim.isRefused(request.get(Scim.USERS).then().header("WWW-Authenticate", "Bearer"), 401, null);
  }

  private double counted(String name) {
    return meters.get(name).counters().stream().mapToDouble(it -> it.count()).sum();
  }

  @Test
  void whoBringsTheTokenOfASourceSpeaksAsThatSource() {
    String worker = newWorker();
    created(FIRST, worker);
    await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(JoinerTopics.topic(Topic.HRIS_SCIM).read())
        .filteredOn(record -> JoinerTopics.key(record).equals(worker))
        .singleElement()
        .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
        .asString()
        .contains("\"source\":\"urn:example:entra\"");
  }

  @Test
  void whileATokenIsReplacedBothOfThemSpeakForTheSameUsers() {
    String id = created(FIRST, newWorker());
    with(SECOND).get(Scim.USERS + "/" + id).then().statusCode(200);
    saying("bearer " + FIRST).get(Scim.USERS + "/" + id).then().statusCode(200);
  }

  @Test
  void theTokenOfAnotherSourceSeesAndChangesNothingOfIt() {
    String id = created(FIRST, newWorker());
    String user = Scim.USERS + "/" + id;
    with(OKTAS).get(user).then().statusCode(404);
    with(OKTAS).delete(user).then().statusCode(404);
    with(OKTAS).body(user(newWorker())).put(user).then().statusCode(404);
    Scim.client().get(user).then().statusCode(404);
    with(FIRST).get(user).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fkscim_",
        "fkscim_67glrUgjLx6ROe-uv1xXtKDX5g_wHkT1C3KEPVGpgPB",
        "fkscim_67glrUgjLx6ROe-uv1xXtKDX5g_wHkT1C3KEPVGpgP",
        "fkscim_67glrUgjLx6ROe-uv1xXtKDX5g_wHkT1C3KEPVGpgPA=",
        "fkscim_67glrUgjLx6ROe-uv1xXtKDX5g_wHkT1C3KEPVGpgPA fkscim_",
        "FKSCIM_67glrUgjLx6ROe-uv1xXtKDX5g_wHkT1C3KEPVGpgPA",
        "67glrUgjLx6ROe-uv1xXtKDX5g_wHkT1C3KEPVGpgPA",
        "fkscim_" + DIGEST,
        DIGEST,
        "entra",
        "urn:example:entra"
      })
  void aTokenThatIsNotThatOneIsNone(String wrong) {
    isRefused(with(wrong));
  }

  @Test
  void aTokenCountsInItsHeaderOnceAndNowhereElse() {
    isRefused(given().queryParam("access_token", FIRST));
    isRefused(given().queryParam("token", FIRST));
    isRefused(given().cookie("access_token", FIRST));
    isRefused(given().header("X-Authorization", "Bearer " + FIRST));
    isRefused(saying(FIRST));
    isRefused(saying("Basic " + FIRST));
    isRefused(given().auth().preemptive().basic("entra", FIRST));
    isRefused(with(FIRST).header("Authorization", "Bearer " + FIRST));
    isRefused(with(FIRST).header("Authorization", "Bearer " + TestTokens.token("op", "operator")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/quarantine",
        "/joiners",
        "/directory/drift",
        "/scim/v2/../../quarantine",
        "/scim/v2/%2e%2e/%2e%2e/quarantine",
        "/scim/v2/..;/../quarantine",
        "/scim",
        "/parked"
      })
  void aTokenOpensNoOtherCall(String path) {
    int status = with(FIRST).urlEncodingEnabled(false).get(path).statusCode();
    assertThat(status).as(path).isIn(401, 404);
  }

  @Test
  void whatIsRefusedIsCountedAndWhichOneIsUsedToo() {
    double refused = counted("firstkey.sources.token.refused");
    isRefused(with(FIRST.toLowerCase(Locale.ROOT)));
    assertThat(counted("firstkey.sources.token.refused")).isEqualTo(refused + 1);
    double used = counted("firstkey.sources.token.uses");
    with(SECOND).get(Scim.USERS).then().statusCode(200);
    assertThat(counted("firstkey.sources.token.uses")).isEqualTo(used + 1);
  }

  @Test
  void itsAgeIsToldAndItselfIsNot() {
    String metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();
    assertThat(metrics)
        .contains("firstkey_sources_token_age_seconds{source=\"entra\",token=\"first\"}")
        .doesNotContain("fkscim_", DIGEST);
    double first = age("first");
    assertThat(first - age("second")).isEqualTo(181 * 86_400.0, within(5.0));
  }

  private double age(String token) {
    return meters
        .get("firstkey.sources.token.age.seconds")
        .tags("source", "entra", "token", token)
        .gauge()
        .value();
  }
}
