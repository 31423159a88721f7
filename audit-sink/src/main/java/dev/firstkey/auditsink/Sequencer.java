package dev.firstkey.auditsink;

import dev.firstkey.auditsink.Agreement.Agreed;
import dev.firstkey.auditsink.TreeStore.Turn;
import dev.firstkey.outbox.Point;
import dev.firstkey.outbox.Schema;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Integrates leaves into the tree and publishes its heads, several times a second, in one replica
/// at a time. A root is committed, then signed, then kept in the second place, then published; who
/// takes over finds out how far the one before came, and goes on from there with the same root.
/// Where database and second place do not agree, nothing is signed, and it looks again and again. A
/// replica that fails lets the others try.
@ApplicationScoped
public class Sequencer {
  /// The most leaves of a step.
  static final int STEP = 2048;

  private static final Point SEQUENCED = new Point("sequenced");
  private static final Point INTEGRATED = new Point("integrated");
  private static final Point KEPT = new Point("kept");
  private static final Point PUBLISHED = new Point("published");

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Logger LOG = Logger.getLogger(Sequencer.class);

  private final Vertx vertx;
  private final TreeStore tree;
  private final Agreement agreement;
  private final SecondPlace place;
  private final LogSigner signer;
  private final long pauseMillis;
  private final MyTurn turns;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile @Nullable Work work;
  private volatile String trouble = "";
  private volatile boolean open;
  private long timer;
  private long renewal;

  /// What this replica is at, while it is its turn.
  private record Work(Turn turn, Agreed agreed) {}

  Sequencer(
      Vertx vertx,
      TreeStore tree,
      Agreement agreement,
      SecondPlace place,
      LogSigner signer,
      MeterRegistry meters,
      @ConfigProperty(name = "firstkey.log.every", defaultValue = "0.25s") Duration pause) {
    this.vertx = vertx;
    this.tree = tree;
    this.turns = new MyTurn(tree);
    this.agreement = agreement;
    this.place = place;
    this.signer = signer;
    this.pauseMillis = pause.toMillis();
    meters.gauge("firstkey.log.sequencing", this, it -> it.isAtWork() ? 1 : 0);
    meters.gauge("firstkey.log.trouble", this, it -> it.trouble.isEmpty() ? 0 : 1);
  }

  /// Whether this replica publishes the tree's heads.
  public boolean isAtWork() {
    return work != null;
  }

  void start(@Observes @Priority(Schema.READY + 20) StartupEvent started) {
    open = true;
    timer = vertx.setPeriodic(pauseMillis, _ -> wake());
    renewal = vertx.setPeriodic(MyTurn.RENEWED_EVERY.toMillis(), _ -> turns.renew());
  }

  void stop(@Observes ShutdownEvent stopping) {
    open = false;
    vertx.cancelTimer(timer);
    vertx.cancelTimer(renewal);
    turns.letGo();
  }

  private void wake() {
    if (open && turns.mayBegin() && busy.compareAndSet(false, true)) {
      round().subscribe().with(_ -> well(), this::failed);
    }
  }

  private Uni<Void> round() {
    return bounded(turns.take()).flatMap(turn -> turn.isPresent() ? go(turn.get()) : rest());
  }

  private Uni<Void> rest() {
    work = null;
    return Uni.createFrom().voidItem();
  }

  private Uni<Void> go(Turn turn) {
    return at(turn)
        .chain(() ->
            Uni.createFrom()
                .deferred(() -> bounded(step()))
                .repeat()
                .whilst(more -> more && open)
                .collect()
                .last())
        .replaceWithVoid();
  }

  private Uni<Work> at(Turn turn) {
    Work now = work;
    return now != null && now.turn().equals(turn)
        ? Uni.createFrom().item(now)
        : bounded(agreement.reach().call(agreed -> catchUp(turn, agreed)))
            .map(agreed -> new Work(turn, agreed))
            .invoke(reached -> work = reached);
  }

  /// What a turn before this one has signed and kept is published as it is.
  private Uni<Void> catchUp(Turn turn, Agreed agreed) {
    return agreed
        .unpublished()
        .map(signed -> tree.publish(turn, signed.size(), signed.note()))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /// A database or a disk that is silent says nothing by itself. What such a step still does is
  /// done under its turn or not at all.
  private static <T> Uni<T> bounded(Uni<T> answer) {
    return answer.ifNoItem().after(LONGEST).fail();
  }

  private void well() {
    trouble = "";
    busy.set(false);
  }

  /// Another replica may be able to do what this one cannot. The next round agrees anew. It is told
  /// once, until it is something else.
  private void failed(Throwable failure) {
    work = null;
    turns.giveUp();
    String what =
        failure instanceof Disagreement
            ? "nothing is signed: " + failure.getMessage()
            : "a step of the tree failed: " + failure.getClass().getName();
    if (!what.equals(trouble)) {
      LOG.error(what);
    }
    trouble = what;
    busy.set(false);
  }

  /// One step; whether there may be more.
  private Uni<Boolean> step() {
    Work now = Objects.requireNonNull(work);
    Agreed agreed = now.agreed();
    long first = Growth.first(agreed.edge());
    boolean unsigned = agreed.head().size() > agreed.edge().size();
    long before = unsigned ? agreed.head().size() : first + STEP;
    return tree.leaves(first, before)
        .flatMap(leaves -> grow(now, leaves))
        .map(growth -> growth.filter(it -> it.head().size() == before).isPresent() || unsigned);
  }

  private Uni<Optional<Growth>> grow(Work now, List<Numbered> leaves) {
    Agreed agreed = now.agreed();
    Growth growth = Growth.of(agreed.edge(), leaves);
    if (agreed.begun() && growth.grown().tiles().isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return commit(now, growth)
        .chain(() -> publish(now.turn(), growth))
        .invoke(() -> work = new Work(now.turn(), signed(growth)))
        .replaceWith(Optional.of(growth));
  }

  private static Agreed signed(Growth growth) {
    return new Agreed(true, growth.grown().edge(), growth.head(), Optional.empty());
  }

  /// What was committed by a turn before this one is only compared.
  private Uni<Void> commit(Work now, Growth growth) {
    TreeHead head = now.agreed().head();
    if (head.size() > now.agreed().edge().size()) {
      if (!head.equals(growth.head())) {
        throw new Disagreement("a root was committed that is not the one of the leaves");
      }
      return Uni.createFrom().voidItem();
    }
    SEQUENCED.reached();
    return tree.commit(now.turn(), growth.grown().tiles(), growth.head())
        .invoke(INTEGRATED::reached);
  }

  private Uni<Void> publish(Turn turn, Growth growth) {
    String note = signer.sign(growth.head()).written();
    return place
        .keep(growth.files(), growth.head().size(), note)
        .invoke(KEPT::reached)
        .chain(() -> tree.publish(turn, growth.head().size(), note))
        .invoke(PUBLISHED::reached);
  }
}
