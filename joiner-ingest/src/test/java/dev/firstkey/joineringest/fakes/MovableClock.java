package dev.firstkey.joineringest.fakes;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The time of day, or as far ahead as a test says.
@Alternative
@Priority(1)
@ApplicationScoped
public class MovableClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  public void ahead(Duration by) {
    ahead = by;
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("there is one zone");
  }
}
