package dev.firstkey.meaning;

import dev.firstkey.contracts.AccountDrifted;
import dev.firstkey.contracts.Approval;
import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.CaseState;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Credential;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.DirectoryCompared;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.JoinerWithdrawn;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRequested;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.ProofingPassed;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.Window;
import dev.firstkey.contracts.WorkerType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What is told of one worker, a second apart.
final class Story {
  static final Instant START = Instant.parse("2026-12-01T08:00:00Z");
  static final String WORKER = "w-1";

  private static final String EPISODE = "ep-1";
  private static final String JKT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
  private static final Purpose FIRST = Purpose.FIRST_ENROLLMENT;
  private static final HrRecord RECORD = new HrRecord("firstkey.hris", 0, 1);

  private final List<Event> events = new ArrayList<>();
  private Instant now = START;

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /// From the hire to a pass that was redeemed and ended.
  static Story whole() {
    return asked()
        .issued("p", JKT)
        .redeemed("p", "a")
        .revoked("p", RevocationReason.REDEEMED)
        .published("a");
  }

  static Story asked() {
    return new Story().accepted().opened(1).proofed().requested();
  }

  Story accepted() {
    return say(
        new JoinerAccepted(
            WORKER,
            EPISODE,
            RECORD,
            1,
            LocalDate.of(2026, 12, 1),
            null,
            "Europe/Berlin",
            WorkerType.EMPLOYEE,
            "le-1",
            null,
            DeviceContext.values()[0],
            null,
            null,
            null));
  }

  /// Somebody else changed the account, and an operator had it looked for.
  Story drifted() {
    return say(new AccountDrifted(WORKER, "keycloak", List.of("passkey-missing"), true))
        .say(new DirectoryCompared("keycloak", true, true, 0, 0, 0, 1));
  }

  Story opened(int approvals) {
    Window window = new Window(START, START.plusSeconds(1_000_000));
    return say(
        new CaseOpened(
            id("case"),
            WORKER,
            EPISODE,
            FIRST,
            CaseState.values()[0],
            window,
            DeviceContext.values()[0],
            approvals,
            "v1",
            null,
            null));
  }

  Story proofed() {
    return say(new ProofingPassed(id("visit"), WORKER, EPISODE, JKT, proofing()));
  }

  Story requested() {
    return say(
        new PassRequested(id("request"), id("visit"), WORKER, EPISODE, FIRST, JKT, proofing()));
  }

  Story issued(String pass) {
    return issued(pass, JKT);
  }

  Story issued(String pass, String jkt) {
    return issued(pass, jkt, "person:approver-1");
  }

  Story issued(String pass, String jkt, String... approvers) {
    List<Approval> approvals = new ArrayList<>();
    for (String approver : approvers) {
      approvals.add(new Approval(id("approval-" + approvals.size()), approver, now));
    }
    AuthenticatorRequirements any =
        new AuthenticatorRequirements(true, true, Attachment.ANY, true, AttestationDemand.NONE);
    return say(
        new PassIssued(
            id(pass),
            id("request"),
            WORKER,
            EPISODE,
            FIRST,
            id("visit"),
            jkt,
            id("case"),
            "account",
            new Window(now, now.plusSeconds(600)),
            any,
            "v1",
            approvals,
            proofing()));
  }

  Story redeemed(String pass, String authenticator) {
    Credential credential =
        new Credential("YQ", "YQ", -7, id("model"), 0, List.of(), "none", true, true, true, null);
    return say(
        new EnrollmentCompleted(
            id(pass),
            id("visit"),
            WORKER,
            EPISODE,
            FIRST,
            JKT,
            id(authenticator),
            "account",
            "localhost",
            credential));
  }

  Story revoked(String pass, RevocationReason reason) {
    return say(new PassRevoked(id(pass), WORKER, EPISODE, id("visit"), reason));
  }

  Story expired(String pass) {
    return say(new PassExpired(id(pass), WORKER, EPISODE, id("visit"), now));
  }

  Story takenAway(String pass, String authenticator, RevocationReason reason) {
    return say(new AuthenticatorRevoked(id(authenticator), id(pass), WORKER, EPISODE, reason));
  }

  Story published(String authenticator) {
    return say(new AuthenticatorPublished(WORKER, EPISODE, id(authenticator), "dir", "account"));
  }

  Story left() {
    return say(new JoinerDeparted(WORKER, EPISODE, RECORD, 2));
  }

  Story withdrawn() {
    return say(new JoinerWithdrawn(WORKER, EPISODE, RECORD, 2));
  }

  /// As other things happen meanwhile.
  Story later(long minutes) {
    for (long passed = 0; passed < minutes; passed += 5) {
      now = now.plusSeconds(300);
      say(new JoinerWithdrawn("w-other", "ep-9", RECORD, 2));
    }
    return this;
  }

  Story at(Instant time) {
    now = time;
    return this;
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  private static Proofing proofing() {
    return new Proofing(
        ProofingMethod.ATTENDED, "person:registrar-1", START, EvidenceKind.values()[0]);
  }

  private Story say(Fact fact) {
    now = now.plusSeconds(1);
    UUID id = id("event-" + events.size());
    Chain chain = new Chain("chain", "cause", "service:test");
    events.add(new Speaker("test").say(id, now, WORKER, chain, fact));
    return this;
  }
}
