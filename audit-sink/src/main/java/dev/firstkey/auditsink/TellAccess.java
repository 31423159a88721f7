package dev.firstkey.auditsink;

import dev.firstkey.contracts.AuditAccessed;
import dev.firstkey.contracts.AuditQuestion;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Transactions;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Says who looks at what, before they see it: where it cannot be said, nothing is shown. It comes
/// back on `firstkey.audit` and becomes an entry like every other. Who asks the same again and
/// again is told once a minute, with the number of calls ([Looks]).
@ApplicationScoped
public class TellAccess {
  private static final String NO_WORKER = "audit-log";
  private static final Duration BRIEFLY = Duration.ofSeconds(5);
  private static final Logger LOG = Logger.getLogger(TellAccess.class);
  private static final Speaker SPEAKER = new Speaker("audit-sink");

  private final LogReach log;
  private final Transactions transactions;
  private final Outbox outbox;
  private final Looks looks = new Looks();

  TellAccess(LogReach log, Transactions transactions, Outbox outbox) {
    this.log = log;
    this.transactions = transactions;
    this.outbox = outbox;
  }

  /// One look at the log.
  ///
  /// @param actor who looks
  /// @param question what is looked at
  /// @param asked the conditions of the search
  /// @param lookedAt the worker who is asked for
  public record Look(
      String actor, AuditQuestion question, String asked, @Nullable String lookedAt) {}

  /// The item arrives when the look may be answered.
  public Uni<Void> tell(Look look) {
    return looks.tell(look, System.nanoTime(), this::say);
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> sayTheRest() {
    return say(looks.over(System.nanoTime()));
  }

  /// What was repeated within the last minute is not lost with this replica.
  void stop(@Observes @Priority(1) ShutdownEvent stopping) {
    Map<Look, Integer> rest = looks.all();
    if (!rest.isEmpty()) {
      try {
        VertxContextSupport.subscribeAndAwait(() -> say(rest).ifNoItem().after(BRIEFLY).fail());
      } catch (Throwable e) {
        LOG.warnf("%d looks are not told how often: %s", rest.size(), e.getClass().getName());
      }
    }
  }

  private Uni<Void> say(Map<Look, Integer> rest) {
    return Multi.createFrom()
        .iterable(rest.entrySet())
        .onItem()
        .transformToUniAndConcatenate(one -> sayOrOwe(one.getKey(), one.getValue()))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> sayOrOwe(Look look, int calls) {
    return say(look, calls)
        .onFailure()
        .invoke(() -> looks.owe(look, calls, System.nanoTime()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> say(Look look, int calls) {
    return log.clock()
        .flatMap(now -> transactions.run(() -> outbox.add(List.of(event(look, calls, now)))));
  }

  private static Event event(Look look, int calls, Instant now) {
    String worker = look.lookedAt();
    String subject = worker == null ? NO_WORKER : worker;
    UUID id = UUID.randomUUID();
    return SPEAKER.say(
        id,
        now,
        subject,
        new Chain(subject, id.toString(), look.actor()),
        new AuditAccessed(look.question(), look.asked(), worker, calls));
  }
}
