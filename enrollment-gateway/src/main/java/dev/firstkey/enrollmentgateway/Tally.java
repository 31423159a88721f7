package dev.firstkey.enrollmentgateway;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Counts and logs decisions: `firstkey.gateway.decisions` with the tags `decision` and `reason`,
/// both from closed lists.
@ApplicationScoped
public class Tally {
  private static final Logger LOG = Logger.getLogger(Tally.class);

  private final MeterRegistry meters;

  Tally(MeterRegistry meters) {
    this.meters = meters;
  }

  /// A decision was made.
  public void count(String decision, String reason) {
    count(decision, reason, 1);
  }

  /// Several at once.
  void count(String decision, String reason, int number) {
    meters
        .counter("firstkey.gateway.decisions", "decision", decision, "reason", reason)
        .increment(number);
    LOG.infof("decision=%s reason=%s number=%d", decision, reason, number);
  }

  /// Somebody said what nobody asked for.
  void alarm(String decision, String reason) {
    meters
        .counter("firstkey.gateway.decisions", "decision", decision, "reason", reason)
        .increment();
    LOG.warnf("decision=%s reason=%s", decision, reason);
  }
}
