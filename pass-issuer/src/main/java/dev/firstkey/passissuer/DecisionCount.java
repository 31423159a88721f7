package dev.firstkey.passissuer;

import dev.firstkey.contracts.CaseClosed;
import dev.firstkey.contracts.CaseOpened;
import dev.firstkey.contracts.IssuanceFact;
import dev.firstkey.contracts.IssuanceRecordGivenUp;
import dev.firstkey.contracts.IssuanceRecordReplayed;
import dev.firstkey.contracts.PassIssued;
import dev.firstkey.contracts.PassRefused;
import dev.firstkey.contracts.RefusalReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Makes each decision visible: `firstkey.pass.decisions` by outcome and reason, and one line in
/// the log.
@Startup
@ApplicationScoped
class DecisionCount {
  private static final Logger LOG = Logger.getLogger(IssuePass.class);

  private final MeterRegistry meters;

  // From the start, so that the first of them is already an increase that an alert can see.
  DecisionCount(MeterRegistry meters) {
    this.meters = meters;
    counter("issued", "none");
    for (RefusalReason reason : RefusalReason.values()) {
      counter("refused", reason.word());
    }
  }

  void answered(IssuanceFact answer, boolean isNew) {
    switch (answer) {
      case PassIssued pass -> tell("issued", "none", pass.requestId(), isNew);
      case PassRefused refusal ->
          tell("refused", refusal.reason().word(), refusal.requestId(), isNew);
      case CaseOpened _, CaseClosed _, IssuanceRecordGivenUp _, IssuanceRecordReplayed _ ->
          throw new IllegalStateException("that is no answer");
    }
  }

  private void tell(String outcome, String reason, UUID requestId, boolean isNew) {
    if (isNew) {
      counter(outcome, reason).increment();
      LOG.infof("pass decided: outcome=%s reason=%s requestId=%s", outcome, reason, requestId);
    } else {
      meters.counter("firstkey.pass.requests.repeated").increment();
      LOG.infof("pass request repeated, its answer stands: requestId=%s", requestId);
    }
  }

  private Counter counter(String outcome, String reason) {
    return meters.counter("firstkey.pass.decisions", "outcome", outcome, "reason", reason);
  }
}
