package dev.firstkey.joineringest;

import dev.firstkey.joineringest.hris.SourceTokens;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/// The age of each token of a source (`firstkey.sources.token.age.seconds`), how often it was used
/// (`firstkey.sources.token.uses`), both with the installation's names for `source` and `token`,
/// and how often there came one that is none (`firstkey.sources.token.refused`).
@ApplicationScoped
public class TokenMetrics {
  private final MeterRegistry meters;
  private final SourceTokens tokens;
  private final Clock clock;
  private final Counter refused;

  TokenMetrics(MeterRegistry meters, SourceTokens tokens, Clock clock) {
    this.meters = meters;
    this.tokens = tokens;
    this.clock = clock;
    this.refused = meters.counter("firstkey.sources.token.refused");
  }

  // From the start: that one is not used any more is seen only where it is counted.
  void start(@Observes StartupEvent started) {
    for (SourceTokens.Known token : tokens.all()) {
      uses(token);
      meters.gauge("firstkey.sources.token.age.seconds", tags(token), this, it -> it.age(token));
    }
  }

  /// A call was believed for its sake.
  public void used(SourceTokens.Known token) {
    uses(token).increment();
  }

  /// Somebody brought what is none, or brought it where it counts for nothing.
  public void refused() {
    refused.increment();
  }

  private double age(SourceTokens.Known token) {
    var issued = token.issued().atStartOfDay(ZoneOffset.UTC).toInstant();
    return Duration.between(issued, clock.instant()).toSeconds();
  }

  private Counter uses(SourceTokens.Known token) {
    return meters.counter("firstkey.sources.token.uses", tags(token));
  }

  private static Tags tags(SourceTokens.Known token) {
    return Tags.of("source", token.source(), "token", token.name());
  }
}
