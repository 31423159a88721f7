package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Explanation;
import dev.firstkey.auditsink.domain.Finding;
import dev.firstkey.auditsink.domain.Place;
import dev.firstkey.auditsink.domain.Range;
import dev.firstkey.auditsink.domain.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Says in logs and metrics what was committed: `firstkey.audit.entries` by type,
/// `firstkey.audit.covered` by why, `firstkey.audit.findings` by kind. Places and words of closed
/// lists only; nothing of a record's content.
@ApplicationScoped
class Witness {
  private static final Logger LOG = Logger.getLogger(Witness.class);

  private final MeterRegistry meters;

  Witness(MeterRegistry meters) {
    this.meters = meters;
    meters.counter("firstkey.audit.covered", "why", new Explanation.DeletedUnheard().word());
    for (Finding kind : Finding.values()) {
      meters.counter("firstkey.audit.findings", "kind", kind.word());
    }
  }

  /// There from the start: what begins with 1 is no increase to Prometheus.
  void start(@Observes StartupEvent started) {
    LOG.debug("findings are counted");
  }

  void saw(Place place, Verdict verdict) {
    switch (verdict) {
      case Verdict.Behind behind -> saw(place, behind.leaf());
      case Verdict.AlreadyAccounted _ -> LOG.debugf("accounted for already: %s", describe(place));
      case Verdict.Enter enter -> {
        meters.counter("firstkey.audit.entries", "type", enter.statement().type()).increment();
        enter.findings().forEach(kind -> found(kind, place, enter.index()));
      }
      case Verdict.Cover cover -> {
        covered(place, cover.why());
        cover.findings().forEach(kind -> found(kind, place, cover.index()));
      }
      case Verdict.Lengthen _, Verdict.Begin _ -> covered(place, new Explanation.Heartbeats());
    }
  }

  /// What nobody can read any more.
  void deletedUnheard(Range range) {
    long offsets = range.to() - range.from() + 1;
    String why = new Explanation.DeletedUnheard().word();
    meters.counter("firstkey.audit.covered", "why", why).increment(offsets);
    LOG.errorf(
        "Kafka deleted records before they were heard: topic=%s partition=%d offsets %d to %d",
        range.topic(), range.partition(), range.from(), range.to());
  }

  /// Whose offsets begin at 0 again.
  void madeAnew(String topic) {
    meters.counter("firstkey.audit.findings", "kind", Finding.TOPIC_MADE_ANEW.word()).increment();
    LOG.errorf(
        "finding: kind=%s topic=%s is another one than the log was heard from",
        Finding.TOPIC_MADE_ANEW.word(), topic);
  }

  private void covered(Place place, Explanation why) {
    meters.counter("firstkey.audit.covered", "why", why.word()).increment();
    if (why instanceof Explanation.Parked(var code)) {
      LOG.warnf("parked a record: %s code=%s", describe(place), code.word());
    }
  }

  private void found(Finding kind, Place place, long index) {
    meters.counter("firstkey.audit.findings", "kind", kind.word()).increment();
    LOG.warnf("finding: kind=%s index=%d %s", kind.word(), index, describe(place));
  }

  private static String describe(Place place) {
    return "topic=%s partition=%d offset=%d"
        .formatted(place.topic(), place.partition(), place.offset());
  }
}
