package dev.firstkey.joineringest;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Credential;
import dev.firstkey.contracts.EnrollmentCompleted;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.contracts.Speaker;
import java.util.List;
import java.util.UUID;

/// What other services say about authenticators.
final class Enrollments {
  private Enrollments() {}

  static Event completed(String worker, String episode, UUID authenticator, String accountId) {
    return event(
        "enrollment-gateway",
        worker,
        new EnrollmentCompleted(
            UUID.randomUUID(),
            UUID.randomUUID(),
            worker,
            episode,
            Purpose.FIRST_ENROLLMENT,
            "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I",
            authenticator,
            accountId,
            "localhost",
            new Credential(
                "Y3JlZGVudGlhbC0x",
                "pQECAyYgASFYIA",
                -7,
                new UUID(0, 0),
                0,
                List.of("internal"),
                "none",
                true,
                true,
                true,
                null)));
  }

  static Event revoked(String worker, String episode, UUID authenticator) {
    return event(
        "revocation-worker",
        worker,
        new AuthenticatorRevoked(
            authenticator, UUID.randomUUID(), worker, episode, RevocationReason.OPERATOR));
  }

  private static Event event(String service, String worker, Fact fact) {
    return new Speaker(service)
        .say(
            UUID.randomUUID(),
            JoinerTopics.WHEN,
            worker,
            new Chain("chain", "cause", "service:" + service),
            fact);
  }
}
