package dev.firstkey.passissuer;

import static dev.firstkey.passissuer.Wire.BOUND;
import static dev.firstkey.passissuer.Wire.await;
import static dev.firstkey.passissuer.Wire.change;
import static dev.firstkey.passissuer.Wire.count;
import static dev.firstkey.passissuer.Wire.send;
import static dev.firstkey.passissuer.Wire.settled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.CaseClosed;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.RefusalReason;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// No evidence, no credential.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "pass-issuer"))
class EvidenceIT {
  private final Heard ada = Heard.ofSomeone();

  @BeforeEach
  void aWorkerWhoWouldGetAPass() {
    send(ada.accepted(LocalDate.now(ZoneId.of("Europe/Berlin")), DeviceContext.MANAGED));
    send(ada.provisioned());
    settled(ada);
    await(ada, CaseOpened.class);
  }

  @AfterEach
  void theRelayRunsAgain() {
    change("delete from outbox where record_key = 'stuck'");
    change("update relay_lease set expires_at = '-infinity'");
  }

  @Test
  void aPassIsIssuedWhileTheAuditLogKeepsUpRefusedWhileItDoesNotAndIssuedAgain() {
    Wire.evidenceIsKept();
    assertThat(answer(ada.requested())).isEqualTo("issued");
    change("update evidence set reaches_to = clock_timestamp() - interval '121 seconds'");
    assertThat(answer(ada.requested())).isEqualTo("EVIDENCE_UNAVAILABLE");
    PassRefused refusal = (PassRefused) await(ada, PassRefused.class).fact();
    assertThat(refusal.reason()).isEqualTo(RefusalReason.EVIDENCE_UNAVAILABLE);
    Wire.evidenceIsKept();
    assertThat(answer(ada.requested())).isEqualTo("issued");
    Awaitility.await()
        .atMost(BOUND)
        .untilAsserted(() ->
            assertThat(Wire.said(ada).stream().filter(e -> e.fact() instanceof PassIssued))
                .hasSize(2));
  }

  @Test
  void nobodyHasHeardOfTheAuditLogYet() {
    change("delete from evidence");
    assertThat(answer(ada.requested())).isEqualTo("EVIDENCE_UNAVAILABLE");
    RestAssured.get("/q/health/ready").then().statusCode(503);
  }

  @Test
  void anOlderWordAboutTheLogChangesNothing() {
    Wire.evidenceIsKept();
    send(Wire.evidence(Instant.now().minusSeconds(600)));
    Wire.evidenceIsKept();
    assertThat(answer(ada.requested())).isEqualTo("issued");
  }

  @Test
  void aWordFromTheFutureReachesNoFurtherThanNow() {
    change("delete from evidence");
    send(Wire.evidence(Instant.now().plusSeconds(86_400)));
    Awaitility.await().atMost(BOUND).until(() -> count("select count(*) from evidence") == 1);
    assertThat(count("select count(*) from evidence where reaches_to > clock_timestamp()"))
        .isZero();
  }

  @Test
  void nothingIsGivenWhileTheOutboxIsTooFullAndEndingsGoOn() {
    Wire.evidenceIsKept();
    change(
        """
        update relay_lease set holder = gen_random_uuid(), expires_at = 'infinity'
        """);
    change(
        """
        insert into outbox (topic, record_key, payload, headers)
        select 'nowhere', 'stuck', ''::bytea, '{}' from generate_series(1, 10001)
        """);
    assertThat(answer(ada.requested())).isEqualTo("EVIDENCE_UNAVAILABLE");
    send(ada.departed());
    theRelayRunsAgain();
    await(ada, CaseClosed.class);
    Wire.evidenceIsKept();
  }

  /// As it stands in the database: what is said may wait.
  private static String answer(Event request) {
    String where = " where request_id = '" + ((PassRequested) request.fact()).requestId() + "'";
    send(request);
    Awaitility.await()
        .atMost(BOUND)
        .until(() -> count("select count(*) from pass_answer" + where) == 1);
    return Wire.text("select coalesce(refused_because, 'issued') from pass_answer" + where);
  }
}
