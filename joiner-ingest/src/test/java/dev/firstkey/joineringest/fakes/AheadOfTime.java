package dev.firstkey.joineringest.fakes;

import dev.firstkey.joineringest.DatabaseClock;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/// The database's clock, or as far ahead of it as a test says.
@Decorator
@Priority(1)
public class AheadOfTime implements DatabaseClock {
  private static volatile Duration ahead = Duration.ZERO;

  private final DatabaseClock real;

  @Inject
  AheadOfTime(@Any @Delegate DatabaseClock real) {
    this.real = real;
  }

  public static void ahead(Duration by) {
    ahead = by;
  }

  @Override
  public Uni<Instant> now() {
    return real.now().map(time -> time.plus(ahead));
  }
}
