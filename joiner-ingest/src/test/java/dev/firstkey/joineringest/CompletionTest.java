package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.Desk.WHOLE;
import static dev.firstkey.joineringest.Desk.complete;
import static dev.firstkey.joineringest.Desk.confirm;
import static dev.firstkey.joineringest.Desk.contractorsSay;
import static dev.firstkey.joineringest.Desk.operator;
import static dev.firstkey.joineringest.Desk.quarantined;
import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerQuarantined;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Staff complete what waits, and a second person confirms it where the source wants that.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class CompletionTest {
  @Test
  void whatStaffCompleteIsHeardInTheirNameUnderOneChain() {
    String worker = newWorker();
    String id = quarantined(worker);
    complete(id, WHOLE).statusCode(204);
    JoinerAccepted accepted = await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(accepted.workTimeZone()).isEqualTo("Europe/Paris");
    assertThat(heard(Topic.JOINER, worker))
        .filteredOn(event -> event.type() == EventType.JOINER_ACCEPTED)
        .singleElement()
        .extracting(event -> event.envelope().actor())
        .isEqualTo("person:op-1");
    await(Topic.JOINER, worker, AccountProvisioned.class);
    assertThat(heard(Topic.JOINER, worker))
        .extracting(Event::envelope)
        .extracting(envelope -> envelope.correlationId())
        .containsOnly(heard(Topic.JOINER, worker).getFirst().envelope().correlationId());
    complete(id, WHOLE).statusCode(404);
    operator().get("/quarantine?limit=1000").then().body("id", not(hasItem(id)));
  }

  @Test
  void whatIsStillNotCompleteStaysAndIsNamed() {
    String worker = newWorker();
    String id = quarantined(worker);
    complete(id, "{\"startDate\":\"2026-12-08\",\"workerId\":\"w-other\"}")
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:firstkey:problem:incomplete"))
        .body("members", contains("workTimeZone"));
    complete(id, WHOLE).statusCode(204);
    assertThat(await(Topic.JOINER, worker, JoinerAccepted.class).workerId()).isEqualTo(worker);
  }

  @Test
  void whatOnePersonCompletedASecondOneConfirms() {
    String worker = newWorker();
    Scim.created(
        Scim.user(worker).replace("Europe/Berlin", "Atlantis").replace("Lovelace", worker));
    String id = await(Topic.JOINER, worker, JoinerQuarantined.class).quarantineId().toString();
    confirm("op-2", id).statusCode(409).body("type", equalTo("urn:firstkey:problem:not-a-second"));
    complete(id, WHOLE).statusCode(202);
    confirm("op-1", id).statusCode(409);
    operator()
        .get("/quarantine/" + id)
        .then()
        .body("completedBy", equalTo("person:op-1"))
        .body("data.workTimeZone", equalTo("Atlantis"))
        .body("completed.workTimeZone", equalTo("Europe/Paris"));
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).isEmpty();
    confirm("op-2", id).statusCode(204);
    JoinerAccepted accepted = await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(accepted.workTimeZone()).isEqualTo("Europe/Paris");
    assertThat(accepted.completedBy()).isEqualTo("person:op-1");
    assertThat(heard(Topic.JOINER, worker))
        .filteredOn(event -> event.type() == EventType.JOINER_ACCEPTED)
        .singleElement()
        .extracting(event -> event.envelope().actor())
        .isEqualTo("person:op-2");
    confirm("op-2", id).statusCode(404);
  }

  @Test
  void whoIsCompletedMayStillBeSomebodyKnown() {
    String mail = UUID.randomUUID() + "@example.test";
    String known = newWorker();
    String worker = newWorker();
    Scim.created(Scim.user(known).replace("ada@example.test", mail));
    await(Topic.JOINER, known, JoinerAccepted.class);
    String id = quarantined(worker);
    String members = WHOLE.replace("{", "{\"email\":\"" + mail + "\",");
    complete(id, members)
        .statusCode(409)
        .body("type", equalTo("urn:firstkey:problem:doubled"))
        .body("members", contains("email"));
    JoinerQuarantined again = awaitMany(Topic.JOINER, worker, JoinerQuarantined.class, 2).getLast();
    assertThat(again.because()).isEqualTo(QuarantinedBecause.DOUBLED);
    assertThat(again.quarantineId()).hasToString(id);
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).isEmpty();
    complete(id, "{}").statusCode(204);
    assertThat(await(Topic.JOINER, worker, JoinerAccepted.class).workTimeZone())
        .isEqualTo("Europe/Paris");
  }

  @Test
  void whatIsCompletedForAnotherEntityThanTheSourceMaySpeakForIsRefusedAndStays() {
    String worker = newWorker();
    contractorsSay(
        worker, 1, text -> text.replace("ada@hris", worker + "@hris").replace("Lovelace", worker));
    String id = await(Topic.JOINER, worker, JoinerQuarantined.class).quarantineId().toString();
    complete(id, WHOLE)
        .statusCode(409)
        .body("type", equalTo("urn:firstkey:problem:refused"))
        .body("code", equalTo("not-entitled"));
    operator().get("/quarantine/" + id).then().statusCode(200);
    assertThat(heard(Topic.JOINER, worker, JoinerAccepted.class)).isEmpty();
  }
}
