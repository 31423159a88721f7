package dev.firstkey.passissuer;

import static dev.firstkey.passissuer.Wire.BOUND;
import static dev.firstkey.passissuer.Wire.await;
import static dev.firstkey.passissuer.Wire.count;
import static dev.firstkey.passissuer.Wire.parked;
import static dev.firstkey.passissuer.Wire.send;
import static dev.firstkey.passissuer.Wire.settled;
import static dev.firstkey.passissuer.Wire.twice;
import static dev.firstkey.passissuer.Wire.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.CaseState;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.EventType;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The service on a real broker and a real database.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "pass-issuer"))
class PassIssuerIT {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final Set<Topic> HEARD =
      Set.of(
          Topic.JOINER,
          Topic.ENROLLMENT,
          Topic.ENROLLMENT_COMPLETE,
          Topic.EXPIRY,
          Topic.REVOCATION,
          Topic.AUDIT_CHECKPOINT);

  private final Heard ada = Heard.ofSomeone();

  @BeforeEach
  void evidenceIsKept() {
    Wire.evidenceIsKept();
  }

  @Test
  void aRequestIsAnsweredByOnePassWithItsBindingsAlsoWhenEverythingArrivesTwice() {
    Event request = ada.requested();
    twice(ada.accepted(today(), DeviceContext.MANAGED));
    twice(ada.provisioned());
    settled(ada);
    twice(request);
    twice(ada.again(request));

    PassRequested asked = (PassRequested) request.fact();
    Event answer = await(ada, PassIssued.class);
    PassIssued pass = (PassIssued) answer.fact();
    CaseOpened opened = (CaseOpened) await(ada, CaseOpened.class).fact();
    assertThat(opened.proofing()).as("for registrars to read").isNotEmpty();
    assertThat(opened.witness()).isFalse();
    assertThat(pass.requestId()).isEqualTo(asked.requestId());
    assertThat(pass.workerId()).isEqualTo(ada.worker());
    assertThat(pass.episodeId()).isEqualTo(ada.episode());
    assertThat(pass.purpose()).isEqualTo(Purpose.FIRST_ENROLLMENT);
    assertThat(pass.transactionId()).isEqualTo(asked.transactionId());
    assertThat(pass.jkt()).isEqualTo(asked.jkt());
    assertThat(pass.caseId()).isEqualTo(opened.caseId());
    assertThat(pass.accountId()).isEqualTo(Heard.ACCOUNT);
    assertThat(Duration.between(pass.window().notBefore(), pass.window().notAfter()))
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(pass.window().notBefore()).isEqualTo(answer.envelope().time());
    assertThat(pass.requirements().attachment()).isEqualTo(Attachment.PLATFORM);
    assertThat(pass.requirements().backupEligible()).isFalse();
    assertThat(pass.policyVersion()).isEqualTo("2026-11");
    assertThat(pass.approvals()).isEmpty();
    assertThat(pass.proofing()).isEqualTo(asked.proofing());
    assertThat(answer.envelope().correlationId()).isEqualTo(ada.chain());
    assertThat(answer.envelope().causationId()).isEqualTo(request.envelope().id().toString());
    assertThat(answer.envelope().actor()).isEqualTo("service:pass-issuer");

    assertThat(words(ada, 2)).containsExactly("OPEN", "ISSUED");
  }

  @Test
  void aCaseIsOpenedWithTheWindowOfTheWorkersOwnDays() {
    send(ada.accepted(LocalDate.of(2026, 12, 1), DeviceContext.BYOD));
    CaseOpened opened = (CaseOpened) await(ada, CaseOpened.class).fact();
    assertThat(opened.window().notBefore()).isEqualTo(Instant.parse("2026-11-30T23:00:00Z"));
    assertThat(opened.window().notAfter()).isEqualTo(Instant.parse("2026-12-14T23:00:00Z"));
    assertThat(opened.state()).isEqualTo(CaseState.OPEN);
    assertThat(opened.deviceContext()).isEqualTo(DeviceContext.BYOD);
    assertThat(opened.approvalsWanted()).isZero();
  }

  @Test
  void aChangeThatMovesTheWindowReplacesTheCaseAndAnyOtherSaysNothing() {
    send(ada.accepted(today(), DeviceContext.MANAGED));
    send(ada.changed(2, today(), null, DeviceContext.MANAGED));
    send(ada.changed(3, today().plusDays(1), null, DeviceContext.MANAGED));
    send(ada.departed());
    assertThat(words(ada, 4)).containsExactly("OPEN", "CHANGED", "OPEN", "LEFT");
  }

  @Test
  void someoneWhoLeftBeforeBeingAcceptedGetsNoCaseAndNoPass() {
    send(ada.departed());
    send(ada.accepted(today(), DeviceContext.MANAGED));
    send(ada.provisioned());
    settled(ada);
    send(ada.requested());
    assertThat(words(ada, 1)).containsExactly("WORKER_LEFT");
  }

  @Test
  void anEnrolledWorkerGetsNoSecondPass() {
    send(ada.accepted(today(), DeviceContext.MANAGED));
    send(ada.provisioned());
    settled(ada);
    send(ada.completed(Purpose.FIRST_ENROLLMENT));
    words(ada, 2);
    send(ada.requested());
    assertThat(words(ada, 3)).containsExactly("OPEN", "ENROLLED", "ALREADY_USED");
  }

  @Test
  void aCaseWhoseWindowIsOverIsClosedOnce() {
    send(ada.accepted(today(), DeviceContext.MANAGED));
    UUID caseId = ((CaseOpened) await(ada, CaseOpened.class).fact()).caseId();
    send(ada.caseExpired(caseId));
    send(ada.caseExpired(caseId));
    words(ada, 2);
    send(ada.provisioned());
    settled(ada);
    send(ada.requested());
    assertThat(words(ada, 3)).containsExactly("OPEN", "WINDOW_OVER", "AFTER_WINDOW");
  }

  @Test
  void aRequestForNobodyKnownIsRefusedInTheChainThatItCameIn() {
    send(ada.requested());
    Event refusal = await(ada, PassRefused.class);
    assertThat(((PassRefused) refusal.fact()).reason()).isEqualTo(RefusalReason.NO_OPEN_CASE);
    assertThat(refusal.envelope().correlationId()).isEqualTo(ada.chain());
  }

  @Test
  void aRequestThatWasRefusedStaysRefused() {
    UUID requestId = UUID.randomUUID();
    Event request = ada.requested(requestId, Purpose.FIRST_ENROLLMENT, ProofingMethod.ATTENDED);
    send(ada.accepted(today(), DeviceContext.MANAGED));
    words(ada, 1);
    send(request);
    words(ada, 2);
    send(ada.provisioned());
    settled(ada);
    send(ada.again(request));
    send(ada.requested());
    assertThat(words(ada, 3)).containsExactly("OPEN", "ACCOUNT_NOT_READY", "ISSUED");
  }

  @Test
  void statementsInTheWrongOrderEndInTheSameCaseAndStopNothing() {
    send(ada.changed(3, today(), null, DeviceContext.MANAGED));
    send(ada.accepted(today(), DeviceContext.MANAGED));
    send(ada.changed(2, today().minusDays(1), null, DeviceContext.MANAGED));
    assertThat(words(ada, 5)).containsExactly("OPEN", "CHANGED", "OPEN", "CHANGED", "OPEN");
    List<Event> said = Wire.said(ada);
    assertThat(((CaseOpened) said.getLast().fact()).caseId())
        .isEqualTo(((CaseOpened) said.getFirst().fact()).caseId());
    assertThat(said).extracting(event -> event.envelope().id()).doesNotHaveDuplicates();
  }

  @Test
  void everyRecordedSampleOfATopicThatIsHeardCanBeHeard() {
    for (EventType type : EventType.values()) {
      if (HEARD.contains(type.topic())) {
        send(type.topic(), "w-10442", recorded(type));
      }
    }
    Heard behind = new Heard("w-10442", "ep-behind", ada.chain());
    assertThat(words(behind, 0)).isEmpty();
    for (Topic topic : HEARD) {
      assertThat(Wire.deadLetters(topic))
          .noneMatch(r -> new String(r.key(), StandardCharsets.UTF_8).equals("w-10442"));
    }
  }

  @Test
  void theReasonsThatEndedAPassAreKept() {
    UUID pass = UUID.randomUUID();
    UUID transaction = UUID.randomUUID();
    send(
        Topic.EXPIRY,
        ada.say(
            "revocation-worker",
            new PassExpired(pass, ada.worker(), ada.episode(), transaction, Instant.EPOCH)));
    send(
        Topic.REVOCATION,
        ada.say(
            "revocation-worker",
            new PassRevoked(
                pass, ada.worker(), ada.episode(), transaction, RevocationReason.OPERATOR)));
    Awaitility.await()
        .atMost(BOUND)
        .untilAsserted(() ->
            assertThat(count("select count(*) from pass_ending where pass_id = '" + pass + "'"))
                .isEqualTo(2));
  }

  @Test
  void anUnknownTypeIsParkedAndTheChannelGoesOn() {
    String unknown =
        new String(EventCodec.encode(ada.departed()), StandardCharsets.UTF_8)
            .replace("joiner.departed.v1", "joiner.departed.v2");
    send(Topic.JOINER, ada.worker(), unknown.getBytes(StandardCharsets.UTF_8));
    assertThat(parked(Topic.JOINER, ada.worker())).isEqualTo("unknown-type");
    send(ada.accepted(today(), DeviceContext.MANAGED));
    await(ada, CaseOpened.class);
  }

  @Test
  void anEventOnATopicWhereItDoesNotBelongIsParkedAndDoesNothing() {
    send(Topic.ENROLLMENT, ada.accepted(today(), DeviceContext.MANAGED));
    assertThat(parked(Topic.ENROLLMENT, ada.worker())).isEqualTo("wrong-topic");
    send(ada.requested());
    assertThat(words(ada, 1)).containsExactly("UNDECIDED");
  }

  private static byte[] recorded(EventType type) {
    String name = "/recorded/" + type.spoken() + ".v1/001.json";
    try (InputStream in = EventType.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(Clock.systemUTC().instant(), BERLIN);
  }
}
