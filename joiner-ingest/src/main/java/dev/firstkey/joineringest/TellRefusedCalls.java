package dev.firstkey.joineringest;

import dev.firstkey.contracts.CallRefusedBecause;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.ScimRefused;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Schema;
import dev.firstkey.outbox.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Says in the audit log that calls to the SCIM service were refused: one event of each replica for
/// each reason and `firstkey.scim.refusals-told-every` (`PT1M`), however many there were. A replica
/// that is killed says nothing of its last minute; one that ends does.
@ApplicationScoped
class TellRefusedCalls {
  private static final Logger LOG = Logger.getLogger(TellRefusedCalls.class);
  private static final Duration BRIEFLY = Duration.ofSeconds(2);
  private static final Speaker SPEAKER = new Speaker(JoinerVoice.NAME);

  private final RefusedCalls calls;
  private final Transactions transactions;
  private final Outbox outbox;
  private final Clock clock;
  private final Duration every;
  private final Pulse pulse;

  TellRefusedCalls(
      RefusedCalls calls,
      Transactions transactions,
      Outbox outbox,
      Clock clock,
      @ConfigProperty(name = "firstkey.scim.refusals-told-every", defaultValue = "PT1M")
          Duration every,
      Vertx vertx,
      MeterRegistry meters) {
    this.calls = calls;
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
    this.every = every;
    var work = new Pulse.Work("telling of refused calls", 1, this::due, this::tell, () -> {});
    this.pulse = new Pulse(vertx, work, meters.counter("firstkey.scim.telling.failures"));
  }

  void start(@Observes @Priority(Schema.READY + 30) StartupEvent started) {
    pulse.start();
  }

  /// What was refused within the last minute is not lost with this replica.
  void stop(@Observes @Priority(1) ShutdownEvent stopping) {
    pulse.stop();
    for (CallRefusedBecause reason : calls.before(Instant.MAX)) {
      try {
        VertxContextSupport.subscribeAndAwait(
            () -> tell(reason.name()).ifNoItem().after(BRIEFLY).fail());
      } catch (Throwable e) {
        LOG.warnf("refused calls are not told: %s", e.getClass().getName());
      }
    }
  }

  private Uni<List<String>> due() {
    return Uni.createFrom()
        .item(() ->
            calls.before(clock.instant().minus(every)).stream()
                .map(CallRefusedBecause::name)
                .toList());
  }

  private Uni<Boolean> tell(String name) {
    CallRefusedBecause reason = CallRefusedBecause.valueOf(name);
    RefusedCalls.Some some = calls.take(reason);
    return transactions
        .run(() -> outbox.add(List.of(event(reason, some))))
        .onFailure()
        .invoke(() -> calls.putBack(reason, some))
        .replaceWith(false);
  }

  private Event event(CallRefusedBecause reason, RefusedCalls.Some some) {
    UUID id = UUID.randomUUID();
    return SPEAKER.say(
        id,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        "scim",
        new Chain(id.toString(), id.toString(), "service:" + JoinerVoice.NAME),
        new ScimRefused(reason, some.calls(), some.since()));
  }
}
