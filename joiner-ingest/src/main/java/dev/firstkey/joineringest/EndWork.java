package dev.firstkey.joineringest;

import dev.firstkey.outbox.Schema;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/// Looks every second for employments whose last day is over.
@ApplicationScoped
class EndWork {
  private static final int AT_ONCE = 1000;

  private final Pulse pulse;

  EndWork(Vertx vertx, EndEpisodes endEpisodes, DirectoryWork directoryWork, MeterRegistry meters) {
    var work =
        new Pulse.Work(
            "ending episodes",
            AT_ONCE,
            () -> Uni.createFrom().item(List.of("all")),
            _ -> endEpisodes.next(),
            directoryWork::wake);
    this.pulse = new Pulse(vertx, work, meters.counter("firstkey.ends.failures"));
  }

  void start(@Observes @Priority(Schema.READY + 30) StartupEvent started) {
    pulse.start();
  }

  void stop(@Observes ShutdownEvent stopping) {
    pulse.stop();
  }
}
