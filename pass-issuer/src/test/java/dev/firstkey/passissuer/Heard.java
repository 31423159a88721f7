package dev.firstkey.passissuer;

import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.CaseExpired;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Credential;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerChanged;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.WorkerType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What the other services say about one worker, with an id of its own for each event.
public record Heard(String worker, String episode, String chain) {
  public static final String JKT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
  public static final String ACCOUNT = "5f0a3a6e-6a49-4f0c-9d3b-0d8f4f3e0c11";

  private static final HrRecord RECORD = new HrRecord("firstkey.hris", 0, 7);

  public static Heard ofSomeone() {
    return new Heard("w-" + UUID.randomUUID(), "ep-1", UUID.randomUUID().toString());
  }

  public static Heard anotherEpisodeOf(Heard someone) {
    return new Heard(someone.worker, "ep-" + UUID.randomUUID(), someone.chain);
  }

  public Event accepted(LocalDate start, DeviceContext device) {
    return say(
        "joiner-ingest",
        new JoinerAccepted(
            worker,
            episode,
            RECORD,
            1,
            start,
            null,
            "Europe/Berlin",
            WorkerType.EMPLOYEE,
            "example-de",
            "w-00007",
            device,
            "de",
            null,
            null,
            null));
  }

  public Event changed(long sequence, LocalDate start, DeviceContext device, String bundle) {
    return say(
        "joiner-ingest",
        new JoinerChanged(
            worker,
            episode,
            RECORD,
            sequence,
            List.of("accessBundle"),
            start,
            null,
            "Europe/Berlin",
            WorkerType.EMPLOYEE,
            "example-de",
            null,
            device,
            "de",
            bundle,
            null,
            null));
  }

  public Event changed(long sequence, LocalDate start, LocalDate end, DeviceContext device) {
    return say(
        "joiner-ingest",
        new JoinerChanged(
            worker,
            episode,
            RECORD,
            sequence,
            List.of("startDate"),
            start,
            end,
            "Europe/Berlin",
            WorkerType.EMPLOYEE,
            "example-de",
            "w-00008",
            device,
            "de",
            null,
            null,
            null));
  }

  public Event departed() {
    return say("joiner-ingest", new JoinerDeparted(worker, episode, RECORD, 9));
  }

  public Event withdrawn() {
    return say("joiner-ingest", new JoinerWithdrawn(worker, episode, RECORD, 9));
  }

  public Event provisioned() {
    return say("joiner-ingest", new AccountProvisioned(worker, episode, "keycloak", ACCOUNT));
  }

  public Event requested() {
    return requested(UUID.randomUUID(), Purpose.FIRST_ENROLLMENT, ProofingMethod.ATTENDED);
  }

  public Event requested(UUID requestId, Purpose purpose, ProofingMethod method) {
    Proofing proofing =
        new Proofing(
            method,
            "person:registrar-1",
            Instant.parse("2026-12-01T08:15:30.123Z"),
            EvidenceKind.GOVERNMENT_ID);
    UUID transaction =
        UUID.nameUUIDFromBytes(
            requestId.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return say(
        "enrollment-gateway",
        new PassRequested(requestId, transaction, worker, episode, purpose, JKT, proofing));
  }

  public Event completed(Purpose purpose) {
    Credential credential =
        new Credential(
            "AQID",
            "pQECAyYgASFYIA",
            -7,
            new UUID(0, 0),
            0,
            List.of("internal"),
            "none",
            false,
            false,
            true,
            null);
    return say(
        "enrollment-gateway",
        new EnrollmentCompleted(
            UUID.randomUUID(),
            UUID.randomUUID(),
            worker,
            episode,
            purpose,
            JKT,
            UUID.randomUUID(),
            ACCOUNT,
            "localhost",
            credential));
  }

  public Event caseExpired(UUID caseId) {
    return say("revocation-worker", new CaseExpired(caseId, worker, episode, Instant.EPOCH));
  }

  public Event say(String service, Fact fact) {
    return new Speaker(service)
        .say(
            UUID.randomUUID(),
            Instant.parse("2026-12-01T08:15:30.123Z"),
            worker,
            new Chain(chain, "cause", "service:" + service),
            fact);
  }

  /// The same event said anew, with another id.
  public Event again(Event event) {
    return say(event.envelope().source().replace("urn:firstkey:", ""), event.fact());
  }
}
