package dev.firstkey.local.demo;

import dev.firstkey.contracts.EventCodec;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.local.Hire;
import dev.firstkey.local.HrisProducer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// An HRIS that publishes events.
final class HrisHr implements Hr {
  private final HrisProducer producer;
  private final Clock clock;
  private Optional<String> traceparent;

  /// @param traceparent the trace that its first event begins
  HrisHr(HrisProducer producer, Clock clock, Optional<String> traceparent) {
    this.producer = producer;
    this.clock = clock;
    this.traceparent = traceparent;
  }

  @Override
  public String spoken() {
    return "The HRIS publishes hired events to firstkey.hris";
  }

  @Override
  public void hire(Hire hire) {
    traceparent.ifPresentOrElse(
        trace -> producer.publish(hire.workerId(), hire.event(), trace),
        () -> producer.publish(hire.workerId(), hire.event()));
    traceparent = Optional.empty();
  }

  /// The next thing that the same source says about the same episode.
  @Override
  public void left(Hire hire) {
    var hired = StrictJson.object(hire.event()).orElseThrow();
    var data = hired.path("data");
    var left =
        new HrisLeft(
            hire.workerId(), data.path("episodeId").asText(), data.path("sequence").asLong() + 1);
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    var id = UUID.randomUUID().toString();
    var source = hired.path("source").asText();
    producer.publish(
        hire.workerId(), EventCodec.encodeHris(id, source, hire.workerId(), now, left));
  }
}
