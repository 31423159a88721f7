package dev.firstkey.revocationworker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The clocks.
@ConfigMapping(prefix = "firstkey.clocks")
public interface ClocksConfig {

  /// How long after the end of a window its expiry is decided, so that a redemption in its last
  /// moment is heard first.
  @WithDefault("5s")
  Duration grace();

  /// How often due timers are looked for.
  @WithDefault("1s")
  Duration pulse();
}
