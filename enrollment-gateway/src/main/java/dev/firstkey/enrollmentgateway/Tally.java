package dev.firstkey.enrollmentgateway;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Counts and logs decisions: `firstkey.gateway.decisions` with the tags `decision` and `reason`,
/// both from closed lists.
@Startup
@ApplicationScoped
public class Tally {
  private static final Logger LOG = Logger.getLogger(Tally.class);

  /// What the rules in `deploy/alerts` look for. Counted from the start, so that the first of them
  /// is already an increase that an alert can see.
  private static final Map<String, List<String>> WATCHED =
      Map.of(
          "transaction", List.of("opened", "second-opened", "rate-limited"),
          "pass",
              List.of("unopened", "unasked", "answered-before", "not-of-minutes", "pass-id-used"),
          "redemption", List.of("credential-known", "blind"),
          "strangers", List.of("wrong-key", "wrong-transaction", "proof-replayed"),
          "call", List.of("busy"),
          "lobby", List.of("full"),
          "proofing", List.of("wrong-code", "rate-limited"));

  private final MeterRegistry meters;
  private final Map<String, Integer> unlogged = new HashMap<>();

  Tally(MeterRegistry meters) {
    this.meters = meters;
    WATCHED.forEach((decision, reasons) -> reasons.forEach(reason -> counter(decision, reason)));
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
    counter(decision, reason).increment(number);
  }

  private Counter counter(String decision, String reason) {
    return meters.counter("firstkey.gateway.decisions", "decision", decision, "reason", reason);
  }
}
