package dev.firstkey.passissuer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When evidence counts as not kept.
@ConfigMapping(prefix = "firstkey.evidence")
public interface EvidenceConfig {

  /// How old the newest checkpoint of the audit log may be.
  @WithDefault("2m")
  Duration maxAge();

  /// How many records may wait in this service's outbox.
  @WithDefault("10000")
  int outboxHighWater();
}
