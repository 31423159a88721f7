package dev.firstkey.meaning;

import dev.firstkey.contracts.AccountDrifted;
import dev.firstkey.contracts.Approval;
import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.CallRefusedBecause;
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
import dev.firstkey.contracts.ScimRefused;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.Window;
import dev.firstkey.contracts.Witness;
import dev.firstkey.contracts.WorkerType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is told of one worker, a second apart.
final class Story {
  static final Instant START = Instant.parse("2026-12-01T08:00:00Z");
  static final String WORKER = "w-1";

  static final String JKT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

  private static final Purpose FIRST = Purpose.FIRST_ENROLLMENT;
  private static final HrRecord RECORD = new HrRecord("firstkey.hris", 0, 1);

  private final List<Event> events = new ArrayList<>();
  private final String of;
  private Instant now = START;
  private String episode = "ep-1";
  private String jkt = JKT;
  private String visit = "visit";
  private String registrar = "person:registrar-1";
  private @Nullable String witness;

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  Story() {
    this("");
  }

  /// One of many, with ids of its own.
  Story(String of) {
    this.of = of;
  }

  private UUID own(String name) {
    return id(of + name);
  }

  /// From the hire to a pass that was redeemed and ended.
  static Story whole() {
    return new Story().toTheEnd();
  }

  Story toTheEnd() {
    return accepted()
        .opened(1)
        .proofed()
        .requested()
        .issued("p")
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
            of + WORKER,
            episode,
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
            null,
            null));
  }

  /// Somebody else changed the account, and an operator had it looked for.
  Story drifted() {
    return say(new AccountDrifted(of + WORKER, "keycloak", List.of("passkey-missing"), true))
        .say(new DirectoryCompared("keycloak", true, true, 0, 0, 0, 1))
        .say(new ScimRefused(CallRefusedBecause.BAD_CREDENTIAL, 3, START));
  }

  Story opened(int approvals) {
    return opened(approvals, "v1", null);
  }

  /// A case that wants a second person to confirm, as a policy has it.
  Story openedWithWitness(String policy) {
    return opened(1, policy, true);
  }

  private Story opened(int approvals, String policy, @Nullable Boolean wantsWitness) {
    Window window = new Window(START, START.plusSeconds(1_000_000));
    return say(
        new CaseOpened(
            own("case"),
            of + WORKER,
            episode,
            FIRST,
            CaseState.values()[0],
            window,
            DeviceContext.values()[0],
            approvals,
            policy,
            null,
            wantsWitness));
  }

  Story proofed() {
    return say(new ProofingPassed(own(visit), of + WORKER, episode, jkt, proofing()));
  }

  Story requested() {
    return say(
        new PassRequested(
            own("request"), own(visit), of + WORKER, episode, FIRST, jkt, proofing()));
  }

  Story issued(String pass) {
    return issuedWith(pass, "person:approver-1");
  }

  Story issuedWith(String pass, String... approvers) {
    List<Approval> approvals = new ArrayList<>();
    for (String approver : approvers) {
      approvals.add(new Approval(own("approval-" + approvals.size()), approver, now));
    }
    AuthenticatorRequirements any =
        new AuthenticatorRequirements(true, true, Attachment.ANY, true, AttestationDemand.NONE);
    return say(
        new PassIssued(
            own(pass),
            own("request"),
            of + WORKER,
            episode,
            FIRST,
            own(visit),
            jkt,
            own("case"),
            "account",
            new Window(now, now.plusSeconds(600)),
            any,
            "v1",
            approvals,
            proofing()));
  }

  Story redeemed(String pass, String authenticator) {
    Credential credential =
        new Credential("YQ", "YQ", -7, own("model"), 0, List.of(), "none", true, true, true, null);
    return say(
        new EnrollmentCompleted(
            own(pass),
            own(visit),
            of + WORKER,
            episode,
            FIRST,
            jkt,
            own(authenticator),
            "account",
            "localhost",
            credential));
  }

  Story revoked(String pass, RevocationReason reason) {
    return say(new PassRevoked(own(pass), of + WORKER, episode, own(visit), reason));
  }

  Story expired(String pass) {
    return say(new PassExpired(own(pass), of + WORKER, episode, own(visit), now));
  }

  Story takenAway(String pass, String authenticator, RevocationReason reason) {
    return say(
        new AuthenticatorRevoked(own(authenticator), own(pass), of + WORKER, episode, reason));
  }

  Story published(String authenticator) {
    return say(
        new AuthenticatorPublished(of + WORKER, episode, own(authenticator), "dir", "account"));
  }

  Story left() {
    return say(new JoinerDeparted(of + WORKER, episode, RECORD, 2));
  }

  Story withdrawn() {
    return say(new JoinerWithdrawn(of + WORKER, episode, RECORD, 2));
  }

  /// In what follows, another employment.
  Story episode(String other) {
    episode = other;
    return this;
  }

  /// In what follows, another key.
  Story key(String other) {
    jkt = other;
    return this;
  }

  /// In what follows, another visit.
  Story visit(String other) {
    visit = other;
    return this;
  }

  /// In what follows, somebody else confirms the person.
  Story confirming(String other, @Nullable String second) {
    registrar = other;
    witness = second;
    return this;
  }

  /// The first event once more, with other bytes.
  Story theFirstWithOtherBytes() {
    var first = events.getFirst().envelope();
    Chain chain = new Chain("chain", "cause", "service:another");
    events.add(
        new Speaker("test").say(first.id(), now, of + WORKER, chain, events.getFirst().fact()));
    return this;
  }

  /// So many other things happen, a second apart.
  Story busy(int count) {
    for (int i = 0; i < count; i++) {
      say(new JoinerWithdrawn("w-other", "ep-9", RECORD, 2));
    }
    return this;
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

  private Proofing proofing() {
    EvidenceKind any = EvidenceKind.values()[0];
    Witness second = witness == null ? null : new Witness(witness, START, any);
    return new Proofing(ProofingMethod.ATTENDED, registrar, START, any, second, null);
  }

  private Story say(Fact fact) {
    now = now.plusSeconds(1);
    UUID id = own("event-" + events.size());
    Chain chain = new Chain("chain", "cause", "service:test");
    events.add(new Speaker("test").say(id, now, of + WORKER, chain, fact));
    return this;
  }
}
