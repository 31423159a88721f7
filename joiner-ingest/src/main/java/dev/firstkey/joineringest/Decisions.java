package dev.firstkey.joineringest;

import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.HrRejection;
import dev.firstkey.contracts.QuarantinedBecause;
import dev.firstkey.joineringest.domain.Outcome;
import dev.firstkey.joineringest.domain.Quarantined;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Counts decisions (`firstkey.joiner.decisions`, tags `outcome` and `reason`) and records of
/// producers whose clock is wrong (`firstkey.joiner.skewed`), and logs decisions by the record's
/// place, never by its content.
@ApplicationScoped
class Decisions {
  private static final Logger LOG = Logger.getLogger(Decisions.class);

  private final MeterRegistry meters;
  private final Counter skewed;

  // From the start, so that the first of them is already an increase that an alert can see.
  Decisions(MeterRegistry meters) {
    this.meters = meters;
    this.skewed = meters.counter("firstkey.joiner.skewed");
    for (HrRejection reason : HrRejection.values()) {
      counter("rejected", reason.word());
    }
    for (QuarantinedBecause reason : QuarantinedBecause.values()) {
      counter("quarantined", reason.word());
    }
  }

  void refused(HrRejection reason, HrRecord place) {
    count("rejected", reason.word(), place);
  }

  void made(Outcome outcome, HrRecord place) {
    switch (outcome) {
      case Outcome.Accepted _ -> count("accepted", "none", place);
      case Outcome.Changed _ -> count("changed", "none", place);
      case Outcome.Withdrawn _ -> count("withdrawn", "none", place);
      case Outcome.Departed _ -> count("departed", "none", place);
      case Outcome.Ignored(var reason) -> count("ignored", reason.word(), place);
    }
  }

  /// The clock of the record's producer is far from the others.
  void skewed() {
    skewed.increment();
  }

  /// A record waits.
  void quarantined(Quarantined waiting) {
    count("quarantined", waiting.because().word(), waiting.place());
  }

  /// An episode ended by its end date, which the record at that place stated.
  void ended(HrRecord place) {
    count("departed", "end-date", place);
  }

  private void count(String outcome, String reason, HrRecord place) {
    counter(outcome, reason).increment();
    LOG.infof(
        "decided outcome=%s reason=%s topic=%s partition=%d offset=%d",
        outcome, reason, place.topic(), place.partition(), place.offset());
  }

  private Counter counter(String outcome, String reason) {
    return meters.counter("firstkey.joiner.decisions", "outcome", outcome, "reason", reason);
  }
}
