package dev.firstkey.enrollmentgateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/// Counts and logs decisions: `firstkey.gateway.decisions` with the tags `decision` and `reason`,
/// both from closed lists.
@ApplicationScoped
public class Tally {
  private static final Logger LOG = Logger.getLogger(Tally.class);

  private final MeterRegistry meters;
  private final Map<String, Integer> unlogged = new HashMap<>();

  Tally(MeterRegistry meters) {
    this.meters = meters;
  }

  /// A decision was made.
  public void count(String decision, String reason) {
    count(decision, reason, 1);
  }

  /// Something that anybody may bring about as often as they like: logged as a sum, so that nobody
  /// fills the log from outside.
  public void seen(String decision, String reason) {
    increment(decision, reason, 1);
    synchronized (unlogged) {
      unlogged.merge("decision=" + decision + " reason=" + reason, 1, Integer::sum);
    }
  }

  @Scheduled(every = "${firstkey.gateway.report-every:60s}")
  void logSums() {
    take().forEach((what, number) -> LOG.infof("%s number=%d", what, number));
  }

  private Map<String, Integer> take() {
    synchronized (unlogged) {
      Map<String, Integer> sums = Map.copyOf(unlogged);
      unlogged.clear();
      return sums;
    }
  }

  /// Several at once.
  void count(String decision, String reason, int number) {
    increment(decision, reason, number);
    LOG.infof("decision=%s reason=%s number=%d", decision, reason, number);
  }

  /// Somebody said what nobody asked for.
  void alarm(String decision, String reason) {
    increment(decision, reason, 1);
    LOG.warnf("decision=%s reason=%s", decision, reason);
  }

  private void increment(String decision, String reason, int number) {
    meters
        .counter("firstkey.gateway.decisions", "decision", decision, "reason", reason)
        .increment(number);
  }
}
