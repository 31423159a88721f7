package dev.firstkey.revocationworker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The heartbeat.
@ConfigMapping(prefix = "firstkey.heartbeat")
public interface HeartbeatConfig {

  /// How often it is said, whatever the number of replicas.
  @WithDefault("1s")
  Duration every();
}
