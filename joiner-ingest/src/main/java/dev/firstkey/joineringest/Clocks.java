package dev.firstkey.joineringest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/// The one clock.
class Clocks {
  @Produces
  @ApplicationScoped
  Clock utc() {
    return Clock.systemUTC();
  }
}
