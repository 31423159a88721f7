package dev.firstkey.local.demo;

import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.local.Hire;
import dev.firstkey.local.HrisProducer;
import dev.firstkey.local.calls.AuditTrail;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What becomes of somebody who leaves: HR says so, and the passkey that just signed in must be
/// dead at Keycloak, with a reason in the log.
final class Leaving {
  private static final int PATIENCE = 60;
  private static final List<String> ONCE =
      List.of(
          "joiner.departed",
          "authenticator.revoked",
          "authenticator.unpublished",
          "account.disabled");

  private final HrisProducer hris;
  private final AuditTrail audit;
  private final Clock clock;

  Leaving(HrisProducer hris, AuditTrail audit, Clock clock) {
    this.hris = hris;
    this.audit = audit;
    this.clock = clock;
  }

  /// @return whether Keycloak refuses the passkey, and the log tells why
  boolean of(Hire hire, Journey journey, PrintStream out) throws InterruptedException {
    long start = System.nanoTime();
    hris.publish(hire.workerId(), left(hire));
    try {
      var refusal = journey.awaitRefusal(PATIENCE);
      long millis = (System.nanoTime() - start) / 1_000_000;
      Until.present("The end of the chain", PATIENCE, () -> told(hire));
      out.println(
          "  yes  "
              + hire.workerId()
              + " left, and Keycloak refused the passkey after "
              + millis
              + " ms ("
              + refusal
              + ")");
      return true;
    } catch (Stopped stopped) {
      out.println("  NO   " + hire.workerId() + " left: " + stopped.getMessage());
      return false;
    }
  }

  private Optional<Hire> told(Hire hire) throws Stopped, InterruptedException {
    var entries = audit.timeline(hire.workerId());
    return Optional.of(hire)
        .filter(_ ->
            ONCE.stream()
                .allMatch(
                    type -> entries.stream().filter(e -> AuditTrail.is(e, type)).count() == 1));
  }

  /// The next thing that the same source says about the same episode.
  private byte[] left(Hire hire) {
    var hired = StrictJson.object(hire.event()).orElseThrow();
    var data = hired.path("data");
    return EventCodec.encodeHris(
        UUID.randomUUID().toString(),
        hired.path("source").asText(),
        hire.workerId(),
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        new HrisLeft(
            hire.workerId(), data.path("episodeId").asText(), data.path("sequence").asLong() + 1));
  }
}
