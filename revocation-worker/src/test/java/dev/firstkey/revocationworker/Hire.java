package dev.firstkey.revocationworker;

import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.CaseClosed;
import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.CaseState;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Credential;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RedemptionRefused;
import dev.firstkey.contracts.RefusalReason;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// One employment, and what the other services say about it.
record Hire(String workerId, String episodeId, String chain, UUID caseId) {
  private static final String JKT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
  private static final Duration MINUTES = Duration.ofMinutes(10);

  static Hire ofSomebody() {
    String name = UUID.randomUUID().toString();
    return new Hire("w-" + name, "ep-" + name, UUID.randomUUID().toString(), UUID.randomUUID());
  }

  /// A pass whose minutes begin now.
  Pass pass() {
    return pass(now(), now().plus(MINUTES));
  }

  Pass pass(Instant notBefore, Instant notAfter) {
    return new Pass(
        UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), new Window(notBefore, notAfter));
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  Event departed() {
    return say(
        "joiner-ingest",
        new JoinerDeparted(workerId, episodeId, new HrRecord("firstkey.hris", 0, 7), 2));
  }

  Event withdrawn() {
    return say(
        "joiner-ingest",
        new JoinerWithdrawn(workerId, episodeId, new HrRecord("firstkey.hris", 0, 7), 2));
  }

  Event issued(Pass pass) {
    return say(
        "pass-issuer",
        new PassIssued(
            pass.id(),
            UUID.randomUUID(),
            workerId,
            episodeId,
            Purpose.FIRST_ENROLLMENT,
            pass.transactionId(),
            JKT,
            caseId,
            "account-1",
            pass.window(),
            new AuthenticatorRequirements(true, true, Attachment.ANY, true, AttestationDemand.NONE),
            "2026-11",
            List.of(),
            new Proofing(
                ProofingMethod.ATTENDED, "person:registrar", now(), EvidenceKind.GOVERNMENT_ID)));
  }

  Event completed(Pass pass) {
    return say(
        "enrollment-gateway",
        new EnrollmentCompleted(
            pass.id(),
            pass.transactionId(),
            workerId,
            episodeId,
            Purpose.FIRST_ENROLLMENT,
            JKT,
            pass.authenticatorId(),
            "account-1",
            "localhost",
            new Credential(
                "Y3JlZGVudGlhbC0x",
                "pQECAyYgASFYIA",
                -7,
                UUID.randomUUID(),
                0,
                List.of("internal"),
                "none",
                true,
                true,
                true,
                null)));
  }

  Event refused(Pass pass, Integer failuresLeft) {
    return say(
        "enrollment-gateway",
        new RedemptionRefused(
            pass.transactionId(),
            pass.id(),
            workerId,
            RefusalReason.CEREMONY_INVALID,
            1,
            failuresLeft));
  }

  Event caseOpened(Instant windowEnd) {
    return say(
        "pass-issuer",
        new CaseOpened(
            caseId,
            workerId,
            episodeId,
            Purpose.FIRST_ENROLLMENT,
            CaseState.OPEN,
            new Window(windowEnd.minus(Duration.ofDays(14)), windowEnd),
            DeviceContext.MANAGED,
            0,
            "2026-11",
            null,
            null));
  }

  Event caseClosed(CaseClosing reason) {
    return say(
        "pass-issuer",
        new CaseClosed(caseId, workerId, episodeId, Purpose.FIRST_ENROLLMENT, reason));
  }

  private Event say(String service, Fact fact) {
    return new Speaker(service)
        .say(
            UUID.randomUUID(),
            now(),
            workerId,
            new Chain(chain, UUID.randomUUID().toString(), "service:" + service),
            fact);
  }

  record Pass(UUID id, UUID transactionId, UUID authenticatorId, Window window) {}
}
