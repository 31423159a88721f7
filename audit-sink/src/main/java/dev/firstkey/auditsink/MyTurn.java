package dev.firstkey.auditsink;

import dev.firstkey.auditsink.TreeStore.Turn;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The turns of one replica as sequencer.
final class MyTurn {
  /// A third of a turn: a step may take longer than that.
  static final Duration RENEWED_EVERY = Duration.ofSeconds(1);

  private static final Duration REST = Duration.ofSeconds(2);
  private static final Logger LOG = Logger.getLogger(MyTurn.class);

  private final TreeStore tree;
  private final UUID me = UUID.randomUUID();
  private volatile @Nullable Turn held;
  private volatile long restsUntil = System.nanoTime();

  MyTurn(TreeStore tree) {
    this.tree = tree;
  }

  /// Whether it may ask: not just after it has given up.
  boolean mayBegin() {
    return System.nanoTime() - restsUntil >= 0;
  }

  Uni<Optional<Turn>> take() {
    return tree.take(me).invoke(turn -> held = turn.orElse(null));
  }

  void renew() {
    Turn turn = held;
    if (turn != null) {
      tree.renew(turn).subscribe().with(_ -> {}, MyTurn::expires);
    }
  }

  /// Lets the others try first.
  void giveUp() {
    restsUntil = System.nanoTime() + REST.toNanos();
    letGo();
  }

  void letGo() {
    Turn turn = held;
    held = null;
    if (turn != null) {
      tree.letGo(turn).subscribe().with(_ -> {}, MyTurn::expires);
    }
  }

  private static void expires(Throwable failure) {
    LOG.debugf("the turn ends by itself: %s", failure.getClass().getName());
  }
}
