package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.backing.TestTokens;
import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.AccountDrifted;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WritebackState;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The access that HR names for an employment comes with the account, and goes with the employment.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class AccessBundleTest {
  @Inject FakeDirectory directory;
  @Inject MeterRegistry meters;

  @Test
  void itIsGivenWithTheAccountAndTakenAwayFromALeaver() {
    String worker = newWorker();
    say(worker, hiredFor(worker, 1, "warehouse"));
    assertThat(await(Topic.JOINER, worker, JoinerAccepted.class).accessBundle())
        .isEqualTo("warehouse");
    HrisWriteback told = await(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class);
    assertThat(told.reasons()).isEmpty();
    assertThat(directory.given(worker)).containsExactly("warehouse");
    say(worker, new HrisLeft(worker, "e-1", 2));
    await(Topic.JOINER, worker, AccountDisabled.class);
    assertThat(directory.given(worker)).isEmpty();
  }

  @Test
  void whatTheDirectoryDoesNotTakeFromALeaverHoldsNothingUpAndGoesWithTheRepair() {
    String worker = newWorker();
    say(worker, hiredFor(worker, 1, "warehouse"));
    await(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class);
    directory.keepBundles(worker, true);
    double before = kept();
    say(worker, new HrisLeft(worker, "e-1", 2));
    await(Topic.JOINER, worker, AccountDisabled.class);
    HrisWriteback told = awaitMany(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class, 2).getLast();
    assertThat(told.state()).isEqualTo(WritebackState.DISABLED);
    assertThat(told.reasons()).containsExactly("accessBundle");
    assertThat(await(Topic.JOINER, worker, AccountDrifted.class))
        .isEqualTo(new AccountDrifted(worker, "fake", List.of("bundle-unwanted"), false));
    assertThat(directory.account(worker).orElseThrow().enabled()).isFalse();
    assertThat(directory.calls(worker)).containsSubsequence("disable", "logOut");
    assertThat(kept()).isGreaterThan(before);
    assertThat(repair(worker)).contains("bundle-unwanted");
    directory.keepBundles(worker, false);
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> repair(worker).equals("null") && directory.given(worker).isEmpty());
    HrisWriteback mended =
        awaitMany(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class, 3).getLast();
    assertThat(mended.state()).isEqualTo(WritebackState.DISABLED);
    assertThat(mended.reasons()).isEmpty();
  }

  private double kept() {
    return meters.counter("firstkey.directory.bundles.kept").count();
  }

  private static String repair(String worker) {
    return String.valueOf(
        given()
            .auth()
            .oauth2(TestTokens.token("op-1", "operator"))
            .contentType(ContentType.JSON)
            .body("{\"mend\":true}")
            .post("/directory/drift")
            .then()
            .statusCode(200)
            .extract()
            .<Object>path("workers.find { it.workerId == '%s' }.differences".formatted(worker)));
  }

  @Test
  void aTransferExchangesItAndEndsTheSessionsThatHadIt() {
    String worker = newWorker();
    say(worker, hiredFor(worker, 1, "warehouse"));
    await(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class);
    say(worker, hiredFor(worker, 2, "payments-admin"));
    JoinerChanged changed = await(Topic.JOINER, worker, JoinerChanged.class);
    assertThat(changed.changed()).containsExactly("accessBundle");
    assertThat(changed.accessBundle()).isEqualTo("payments-admin");
    awaitGiven(worker, Set.of("payments-admin"));
    assertThat(directory.calls(worker))
        .containsSubsequence("withdraw warehouse", "logOut", "grant payments-admin");
    say(worker, hired(worker, "e-1", 3));
    awaitGiven(worker, Set.of());
  }

  @Test
  void whatTheDirectoryDoesNotKnowGivesNothingAndHrIsToldUntilItIsMended() {
    String worker = newWorker();
    say(worker, hiredFor(worker, 1, "unheard-of"));
    HrisWriteback first = await(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class);
    assertThat(first.state()).isEqualTo(WritebackState.ACCOUNT_READY);
    say(worker, hiredFor(worker, 2, "misspelled"));
    awaitMany(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class, 2);
    assertThat(directory.given(worker)).isEmpty();
    say(worker, hiredFor(worker, 3, "warehouse"));
    var told = awaitMany(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class, 3);
    assertThat(told)
        .extracting(HrisWriteback::reasons)
        .containsExactly(List.of("accessBundle"), List.of("accessBundle"), List.of());
    assertThat(directory.given(worker)).containsExactly("warehouse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "/staff/warehouse", "", "<b>"})
  void whatIsNoIdWaitsForStaff(String odd) {
    String worker = newWorker();
    byte[] whole =
        EventCodec.encodeHris(
            UUID.randomUUID().toString(),
            JoinerTopics.SOURCE,
            worker,
            JoinerTopics.WHEN,
            hiredFor(worker, 1, "warehouse"));
    String text =
        new String(whole, StandardCharsets.UTF_8).replace("\"warehouse\"", '"' + odd + '"');
    JoinerTopics.sayRaw(worker, text.getBytes(StandardCharsets.UTF_8));
    assertThat(await(Topic.JOINER, worker, JoinerQuarantined.class).members())
        .containsExactly("accessBundle");
  }

  @Test
  void aScimClientNamesItInTheExtension() {
    String worker = newWorker();
    String whole =
        Scim.user(worker).replace("\"startDate\"", "\"accessBundle\":\"warehouse\",\"startDate\"");
    Scim.create(whole.replace("\"warehouse\"", "\"ware house\""))
        .then()
        .statusCode(400)
        .body("scimType", equalTo("invalidValue"));
    String id = Scim.created(whole);
    assertThat(await(Topic.JOINER, worker, JoinerAccepted.class).accessBundle())
        .isEqualTo("warehouse");
    patch(id, "ware house").statusCode(400).body("scimType", equalTo("invalidValue"));
    patch(id, "payments-admin")
        .statusCode(200)
        .body("'" + Scim.JOINER + "'.accessBundle", equalTo("payments-admin"));
    assertThat(await(Topic.JOINER, worker, JoinerChanged.class).accessBundle())
        .isEqualTo("payments-admin");
  }

  private static io.restassured.response.ValidatableResponse patch(String id, String bundle) {
    return Scim.patch(
            id,
            "{\"op\":\"replace\",\"path\":\"%s:accessBundle\",\"value\":\"%s\"}"
                .formatted(Scim.JOINER, bundle))
        .then();
  }

  private void awaitGiven(String worker, Set<String> bundles) {
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .untilAsserted(() -> assertThat(directory.given(worker)).isEqualTo(bundles));
  }

  private static HrisHired hiredFor(String worker, long sequence, String bundle) {
    HrisHired plain = hired(worker, "e-1", sequence);
    return new HrisHired(
        worker,
        "e-1",
        sequence,
        plain.givenName(),
        plain.familyName(),
        plain.displayName(),
        plain.email(),
        plain.startDate(),
        plain.endDate(),
        plain.workTimeZone(),
        plain.workerType(),
        plain.legalEntity(),
        plain.managerWorkerId(),
        plain.deviceContext(),
        plain.language(),
        bundle);
  }
}
