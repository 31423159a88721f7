package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A second replica, whose second place is not well.
@QuarkusTest
class SecondPlaceInTroubleTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  @Inject Vertx vertx;
  @Inject TreeStore tree;
  @Inject SecondPlace place;
  @Inject LogSigner signer;
  @Inject Sequencer healthy;

  private final AtomicInteger asked = new AtomicInteger();
  private Sequencer other;

  @AfterEach
  void end() {
    other.stop(new ShutdownEvent());
    await().atMost(BOUND).until(healthy::isAtWork);
  }

  @Test
  void whoCannotKeepTheLogLetsTheOthers() {
    aReplicaWithTheTurn(() -> Uni.createFrom().failure(new IllegalStateException("disk full")));
    for (int i = 0; i < 3; i++) {
      CheckpointsTest.visits(1);
    }
    assertThat(asked.get()).isPositive();
  }

  @Test
  void whoIsSlowKeepsItsTurnUntilItsStepIsDone() {
    CompletableFuture<Void> slow = new CompletableFuture<>();
    aReplicaWithTheTurn(() -> Uni.createFrom().completionStage(slow));
    long epoch = epoch();
    await()
        .during(Duration.ofSeconds(5))
        .atMost(Duration.ofSeconds(10))
        .until(() -> epoch() == epoch && !healthy.isAtWork());
    slow.complete(null);
    CheckpointsTest.visits(1);
    assertThat(epoch()).isEqualTo(epoch);
  }

  /// The one that is at work is cut off again and again until the other has begun.
  private void aReplicaWithTheTurn(Supplier<Uni<Void>> instead) {
    SecondPlace troubled = new Troubled(instead);
    other =
        new Sequencer(
            vertx,
            tree,
            new Agreement(tree, place, signer, () -> Uni.createFrom().voidItem()),
            troubled,
            signer,
            new SimpleMeterRegistry(),
            Duration.ofMillis(50));
    other.start(new StartupEvent());
    await().atMost(BOUND).pollInterval(Duration.ofSeconds(2)).until(this::hasBegun);
  }

  private boolean hasBegun() {
    if (asked.get() > 0) {
      return true;
    }
    Rows.change(
        "update sequencer set epoch = epoch + 1, holder = gen_random_uuid(), expires_at = '-infinity'");
    say();
    return false;
  }

  private static void say() {
    try (Topics topics = new Topics()) {
      topics.say(Visit.fresh().opened());
      Rows.awaitAccounted(topics.settle());
    }
  }

  private static long epoch() {
    return Rows.number("select epoch from sequencer");
  }

  private final class Troubled implements SecondPlace {
    private final Supplier<Uni<Void>> instead;

    private Troubled(Supplier<Uni<Void>> instead) {
      this.instead = instead;
    }

    @Override
    public Uni<Optional<byte[]>> checkpoint() {
      return place.checkpoint();
    }

    @Override
    public Uni<Void> keep(List<LogFile> files, long size, String note) {
      asked.incrementAndGet();
      return instead.get().chain(() -> place.keep(files, size, note));
    }

    @Override
    public Uni<Boolean> has(List<LogFile> files) {
      return place.has(files);
    }

    @Override
    public Uni<Void> keepMinimum(long index, String note) {
      return place.keepMinimum(index, note);
    }
  }
}
