package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.firstkey.auditsink.TreeStore.Turn;
import dev.firstkey.tlog.Hash;
import dev.firstkey.tlog.Verification;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// One replica at a time makes the tree.
@QuarkusTest
class OneSequencerTest {
  private static final Duration BOUND = Duration.ofSeconds(20);

  @Inject TreeStore tree;
  @Inject Sequencer sequencer;

  @Test
  void whileOneHasTheTurnNobodyElseTakesIt() {
    await().atMost(BOUND).until(sequencer::isAtWork);
    assertThat(ask(() -> tree.take(UUID.randomUUID()))).isEmpty();
  }

  /// As when the one that has the turn is paused for longer than it lasts.
  @Test
  void whoseTurnIsOverCommitsAndPublishesNothingAndTheNextGoesOn() {
    CheckpointsTest.visits(1);
    UUID paused = takeOver();
    Turn old = ask(() -> tree.take(paused)).orElseThrow();
    UUID next = takeOver();
    assertThat(ask(() -> tree.take(next)).orElseThrow().epoch()).isGreaterThan(old.epoch());
    long heads = Rows.number("select count(*) from tree_head");

    TreeHead forged = new TreeHead(1_000_000, Hash.OF_NOTHING);
    assertThatThrownBy(() -> ask(() -> tree.commit(old, List.of(), forged)))
        .hasStackTraceContaining("the turn is over");
    assertThatThrownBy(() -> ask(() -> tree.publish(old, 0, "a note")))
        .hasStackTraceContaining("the turn is over");
    assertThat(Rows.number("select count(*) from tree_head")).isEqualTo(heads);

    await().atMost(BOUND).until(() -> !sequencer.isAtWork());
    await().atMost(BOUND).until(sequencer::isAtWork);
    CheckpointsTest.visits(1);
    assertThat(
            Verification.of(LogPlace.http(), LogPlace.keys())
                .against(LogPlace.elsewhere())
                .run()
                .faults())
        .isEmpty();
  }

  /// One root for a size, for ever, whoever commits it.
  @Test
  void noOtherRootIsCommittedForASize() {
    CheckpointsTest.visits(1);
    UUID next = takeOver();
    Turn turn = ask(() -> tree.take(next)).orElseThrow();
    TreeHead head = ask(tree::head);
    TreeHead other = new TreeHead(head.size(), Hash.OF_NOTHING);
    assertThatThrownBy(() -> ask(() -> tree.commit(turn, List.of(), other)))
        .hasStackTraceContaining("tree_head_pkey");
    assertThat(ask(tree::head)).isEqualTo(head);
    ask(() -> tree.commit(turn, List.of(), head));
    ask(() -> tree.letGo(turn));
    await().atMost(BOUND).until(sequencer::isAtWork);
  }

  private UUID takeOver() {
    UUID next = UUID.randomUUID();
    Rows.change(
        "update sequencer set epoch = epoch + 1, holder = ?, expires_at = now() + interval '4 s'",
        next);
    return next;
  }

  private static <T> T ask(Supplier<Uni<T>> question) {
    try {
      return VertxContextSupport.subscribeAndAwait(question);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
