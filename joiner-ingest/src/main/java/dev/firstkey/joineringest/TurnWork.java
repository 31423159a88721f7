package dev.firstkey.joineringest;

import dev.firstkey.outbox.Schema;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Looks every second whose turn has come, and lets at most 25 of a source go on, so that whoever
/// is hired meanwhile does not wait behind all of them.
@ApplicationScoped
class TurnWork {
  private static final int AT_ONCE = 25;

  private final Pulse pulse;

  TurnWork(Vertx vertx, TakeTurns takeTurns, DirectoryWork directoryWork, MeterRegistry meters) {
    var work =
        new Pulse.Work(
            "taking turns", AT_ONCE, takeTurns::sources, takeTurns::next, directoryWork::wake);
    this.pulse = new Pulse(vertx, work, meters.counter("firstkey.turns.failures"));
  }

  void start(@Observes @Priority(Schema.READY + 30) StartupEvent started) {
    pulse.start();
  }

  void stop(@Observes ShutdownEvent stopping) {
    pulse.stop();
  }
}
