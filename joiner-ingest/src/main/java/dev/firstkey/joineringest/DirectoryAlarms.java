package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.SeenAccount;
import dev.firstkey.joineringest.domain.Worker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Tells what a person has to see to in the directory, by counters that should never move, which
/// are there from the start, and a line in the log.
@Startup
@ApplicationScoped
class DirectoryAlarms {
  private static final Logger LOG = Logger.getLogger(DirectoryAlarms.class);

  private final Counter replaced;
  private final Counter doubled;
  private final Counter kept;
  private final Counter forbidden;

  DirectoryAlarms(MeterRegistry meters) {
    this.replaced = meters.counter("firstkey.directory.accounts.replaced");
    this.doubled = meters.counter("firstkey.directory.accounts.doubled");
    this.forbidden = meters.counter("firstkey.directory.forbidden");
    this.kept = meters.counter("firstkey.directory.bundles.kept");
  }

  /// What was seen at the end of a task.
  void seen(Worker worker, SeenAccount seen) {
    if (seen.account().filter(worker::isReplacedBy).isPresent()) {
      replaced.increment();
      LOG.warnf("somebody replaced the account of worker=%s", worker.workerId());
    }
    if (seen.isDoubled()) {
      doubled(worker.workerId());
    }
    kept(worker.workerId(), seen);
  }

  /// The worker's task waits until somebody gives joiner-ingest the right to do it.
  void forbidden(String workerId, DirectoryForbids failure) {
    forbidden.increment();
    LOG.warnf("see to joiner-ingest's rights: %s worker=%s", failure.getMessage(), workerId);
  }

  /// More than one account claims to be the worker's.
  void doubled(String workerId) {
    doubled.increment();
    LOG.warnf("more than one account claims to be the one of worker=%s", workerId);
  }

  // The names of bundles are the installation's own.
  private void kept(String workerId, SeenAccount seen) {
    if (!seen.kept().isEmpty()) {
      kept.increment(seen.kept().size());
      LOG.warnf(
          "the directory does not take access away worker=%s bundles=%s: mend what forbids it, and"
              + " then the drift",
          workerId, seen.kept());
    }
  }
}
