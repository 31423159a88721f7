package dev.firstkey.auditsink;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EvidenceKind;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.PassDelivered;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.Proofing;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.ProofingPassed;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.contracts.TransactionOpened;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One worker's visit, and what is said about it.
record Visit(String workerId, UUID transactionId, UUID passId, String chain, Instant start) {
  static final String JKT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";
  private static final String EPISODE = "ep-1";

  static Visit fresh() {
    return new Visit(
        "w-" + UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID(),
        UUID.randomUUID().toString(),
        Instant.parse("2026-12-01T08:00:00Z"));
  }

  /// What happened, in the order in which it happened, 100 ms apart.
  List<Event> story() {
    return List.of(opened(), proofed(), delivered(), expired(), revoked());
  }

  Event opened() {
    return say(
        0,
        transactionId.toString(),
        transactionId.toString(),
        new TransactionOpened(transactionId, JKT, start.plusSeconds(3600), null));
  }

  Event proofed() {
    Proofing proofing =
        new Proofing(
            ProofingMethod.ATTENDED, "person:registrar-1", start, EvidenceKind.values()[0]);
    return say(1, new ProofingPassed(transactionId, workerId, EPISODE, JKT, proofing));
  }

  Event delivered() {
    return say(2, new PassDelivered(passId, transactionId, workerId, EPISODE));
  }

  Event expired() {
    return say(3, new PassExpired(passId, workerId, EPISODE, transactionId, start));
  }

  Event revoked() {
    return say(
        4,
        new PassRevoked(
            passId, workerId, EPISODE, transactionId, RevocationReason.FAILED_ATTEMPTS));
  }

  private Event say(int step, Fact fact) {
    return say(step, workerId, chain, fact);
  }

  private Event say(int step, String subject, String correlationId, Fact fact) {
    UUID id = UUID.nameUUIDFromBytes((transactionId + "/" + step).getBytes(StandardCharsets.UTF_8));
    return new Speaker("test")
        .say(
            id,
            start.plusMillis(100L * step),
            subject,
            new Chain(correlationId, "cause", "service:test"),
            fact);
  }
}
