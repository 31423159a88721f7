package dev.firstkey.auditsink.postgres;

import dev.firstkey.outbox.Schema;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Makes partitions for entries before they are needed, in whichever replica comes to it
/// (docs/decisions/0027-retention.md). `firstkey.audit.room` says how many leaves there is room
/// for.
@ApplicationScoped
class Room {
  private static final Duration AT_THE_START = Duration.ofSeconds(60);
  private static final Logger LOG = Logger.getLogger(Room.class);

  private final Pool pool;
  private final long entries;
  private volatile long left;
  private volatile boolean hasBegun;

  /// @param entries how many a partition made from now on takes: whole bundles of 256
  Room(
      Pool pool,
      MeterRegistry meters,
      @ConfigProperty(name = "firstkey.audit.partition-entries") long entries) {
    this.pool = pool;
    this.entries = entries;
    meters.gauge("firstkey.audit.room", this, it -> it.left);
  }

  /// Before the first record is heard.
  void start(@Observes @Priority(Schema.READY + 1) StartupEvent started) {
    make().await().atMost(AT_THE_START);
    hasBegun = true;
  }

  /// Not while the tables are made.
  @Scheduled(
      every = "{firstkey.audit.room-every}",
      delayed = "1s",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> keep() {
    return hasBegun ? makeMore() : Uni.createFrom().voidItem();
  }

  private Uni<Void> makeMore() {
    return make()
        .onFailure()
        .invoke(failure -> LOG.warnf("no room was made: %s", failure.getClass().getName()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private Uni<Long> make() {
    return pool.preparedQuery("select make_room($1) as room")
        .execute(Tuple.of(entries))
        .map(rows -> rows.iterator().next().getLong("room"))
        .invoke(room -> left = room);
  }
}
