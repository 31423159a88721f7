package dev.firstkey.local.bench.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firstkey.contracts.Approval;
import dev.firstkey.contracts.Attachment;
import dev.firstkey.contracts.AttestationDemand;
import dev.firstkey.contracts.AuthenticatorRequirements;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Credential;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.PassDelivered;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.ProofingPassed;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.TransactionOpened;
import dev.firstkey.contracts.Window;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A visit that never was, as the services would tell it: most end with an authenticator, one in
/// ten with a pass that ran out.
///
/// @param number tells all ids of it, spread as random ones are
/// @param start when the first visit was; each next one is 10 ms later
record MadeUpVisit(int number, Instant start) {
  /// Events of one visit.
  static final int EVENTS = 6;

  private static final String KEY = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
  private static final String EPISODE = "ep-1";
  private static final AuthenticatorRequirements ANY =
      new AuthenticatorRequirements(true, true, Attachment.ANY, true, AttestationDemand.NONE);

  UUID transaction() {
    return id("transaction");
  }

  UUID pass() {
    return id("pass");
  }

  /// Of a visit that is [#redeemed()].
  UUID authenticator() {
    return id("authenticator");
  }

  String worker() {
    return "bench-" + number;
  }

  /// One of fifty.
  String approver() {
    return "person:bench-" + Math.floorMod(number, 50);
  }

  boolean redeemed() {
    return Math.floorMod(number, 10) != 0;
  }

  Instant time() {
    return start.plusMillis(10L * number);
  }

  /// In the order in which they happened.
  List<Event> events() {
    return List.of(
        said(
            transaction().toString(),
            0,
            new TransactionOpened(transaction(), KEY, time().plusSeconds(3600), null)),
        said(worker(), 1, new ProofingPassed(transaction(), worker(), EPISODE, KEY, proofing())),
        said(worker(), 2, issued()),
        said(worker(), 3, new PassDelivered(pass(), transaction(), worker(), EPISODE)),
        said(worker(), 4, redeemed() ? completed() : expired()),
        said(worker(), 5, new PassRevoked(pass(), worker(), EPISODE, transaction(), reason())));
  }

  private RevocationReason reason() {
    return redeemed() ? RevocationReason.REDEEMED : RevocationReason.EXPIRED;
  }

  private Proofing proofing() {
    return new Proofing(ProofingMethod.ATTENDED, approver(), time(), EvidenceKind.GOVERNMENT_ID);
  }

  private PassIssued issued() {
    return new PassIssued(
        pass(),
        id("request"),
        worker(),
        EPISODE,
        Purpose.FIRST_ENROLLMENT,
        transaction(),
        KEY,
        id("case"),
        id("account").toString(),
        new Window(time(), time().plusSeconds(600)),
        ANY,
        "1",
        List.of(new Approval(id("approval"), approver(), time())),
        proofing());
  }

  private EnrollmentCompleted completed() {
    return new EnrollmentCompleted(
        pass(),
        transaction(),
        worker(),
        EPISODE,
        Purpose.FIRST_ENROLLMENT,
        KEY,
        authenticator(),
        id("account").toString(),
        "localhost",
        new Credential(KEY, KEY, -7, id("model"), 0, List.of(), "none", true, true, true, null));
  }

  private PassExpired expired() {
    return new PassExpired(pass(), worker(), EPISODE, transaction(), time());
  }

  private Event said(String subject, int order, Fact fact) {
    var chain = new Chain(subject, "bench", "service:bench");
    return new Speaker("bench")
        .say(UUID.randomUUID(), time().plusMillis(100L * order), subject, chain, fact);
  }

  private UUID id(String what) {
    return UUID.nameUUIDFromBytes((what + number).getBytes(UTF_8));
  }
}
