package dev.firstkey.auditsink;

import dev.firstkey.auditsink.SecondPlace.LogFile;
import dev.firstkey.tlog.Edge;
import dev.firstkey.tlog.Tile;
import dev.firstkey.tlog.TileAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A replica that makes the tree until it comes to a point, and from there on does nothing more: it
/// asks for nothing, renews nothing, gives nothing back. One that was only paused goes on where it
/// was when it is woken.
final class MortalReplica implements AutoCloseable {
  private final TreeStore tree;
  private final SecondPlace place;
  private final At end;
  private final Sequencer sequencer;
  private final CompletableFuture<Void> woken = new CompletableFuture<>();
  private volatile boolean ended;

  /// Where it ends.
  enum At {
    /// Leaves have their numbers, no hash is written.
    SEQUENCED,
    /// Tiles and root are committed, nothing is signed.
    INTEGRATED,
    /// Tiles are in the second place, the last one by half, and no checkpoint.
    HALF_KEPT,
    /// The checkpoint is in the second place, and nobody was told.
    KEPT,
    /// It is published, and the replica does not know.
    PUBLISHED
  }

  MortalReplica(Vertx vertx, TreeStore tree, SecondPlace place, LogSigner signer, At end) {
    this.tree = tree;
    this.place = place;
    this.end = end;
    TreeStore mortal = new MortalTree();
    this.sequencer =
        new Sequencer(
            vertx,
            mortal,
            new Agreement(mortal, place, signer, () -> Uni.createFrom().voidItem()),
            new MortalPlace(),
            signer,
            new SimpleMeterRegistry(),
            Duration.ofMillis(20));
    sequencer.start(new StartupEvent());
  }

  boolean hasEnded() {
    return ended;
  }

  void wake() {
    ended = false;
    woken.complete(null);
  }

  boolean isAtWork() {
    return sequencer.isAtWork();
  }

  @Override
  public void close() {
    sequencer.stop(new ShutdownEvent());
  }

  private <T> Uni<T> alive(Uni<T> answer) {
    return Uni.createFrom().deferred(() -> ended ? Uni.createFrom().nothing() : answer);
  }

  private Uni<Void> at(At point) {
    return Uni.createFrom()
        .deferred(() -> {
          if (point != end || woken.isDone()) {
            return Uni.createFrom().voidItem();
          }
          ended = true;
          return Uni.createFrom().completionStage(woken);
        });
  }

  private final class MortalPlace implements SecondPlace {
    @Override
    public Uni<Optional<byte[]>> checkpoint() {
      return alive(place.checkpoint());
    }

    @Override
    public Uni<Void> keep(List<LogFile> files, long size, String note) {
      if (end == At.HALF_KEPT && !woken.isDone()) {
        files.subList(0, files.size() - 1).forEach(file -> write(file.path(), file.bytes()));
        byte[] last = files.getLast().bytes();
        write(files.getLast().path(), Arrays.copyOf(last, last.length / 2));
      }
      return at(At.HALF_KEPT).chain(() -> place.keep(files, size, note));
    }

    @Override
    public Uni<Boolean> has(List<LogFile> files) {
      return place.has(files);
    }

    @Override
    public Uni<Void> keepMinimum(long index, String note) {
      return place.keepMinimum(index, note);
    }

    private void write(String path, byte[] bytes) {
      Path file = LogPlace.secondPlace().resolve(path);
      try {
        Files.createDirectories(file.getParent());
        if (!Files.exists(file)) {
          Files.write(file, bytes);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final class MortalTree implements TreeStore {
    @Override
    public Uni<Optional<Turn>> take(UUID holder) {
      return alive(tree.take(holder));
    }

    @Override
    public Uni<Void> renew(Turn turn) {
      return alive(tree.renew(turn));
    }

    @Override
    public Uni<Void> letGo(Turn turn) {
      return alive(tree.letGo(turn));
    }

    @Override
    public Uni<Void> commit(Turn turn, List<Tile> tiles, TreeHead head) {
      return at(At.SEQUENCED)
          .chain(() -> tree.commit(turn, tiles, head))
          .chain(() -> at(At.INTEGRATED));
    }

    @Override
    public Uni<Void> publish(Turn turn, long size, String note) {
      return at(At.KEPT).chain(() -> tree.publish(turn, size, note)).chain(() -> at(At.PUBLISHED));
    }

    @Override
    public Uni<TreeHead> head() {
      return alive(tree.head());
    }

    @Override
    public Uni<Optional<String>> published() {
      return alive(tree.published());
    }

    @Override
    public Uni<Edge> edge(long size) {
      return alive(tree.edge(size));
    }

    @Override
    public Uni<List<Numbered>> leaves(long from, long before) {
      return alive(tree.leaves(from, before));
    }

    @Override
    public Uni<OptionalLong> publishedSize() {
      return alive(tree.publishedSize());
    }

    @Override
    public Uni<Optional<byte[]>> tile(TileAddress address) {
      return alive(tree.tile(address));
    }
  }
}
