package dev.firstkey.local.demo;

import dev.firstkey.local.Hire;
import dev.firstkey.local.calls.AuditTrail;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.calls.Until;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

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

  private final Hr hr;
  private final AuditTrail audit;

  Leaving(Hr hr, AuditTrail audit) {
    this.hr = hr;
    this.audit = audit;
  }

  /// @return whether Keycloak refuses the passkey, and the log tells why
  boolean of(Hire hire, Journey journey, PrintStream out) throws InterruptedException {
    long start = System.nanoTime();
    try {
      hr.left(hire);
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
}
