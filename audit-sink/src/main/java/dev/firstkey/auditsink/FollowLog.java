package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Entry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Gives entries that fit as soon as they are in the published log, in its order. Whoever is cut
/// off goes on behind the last index that arrived and misses nothing.
@ApplicationScoped
public class FollowLog {
  /// How long one feed lives: whoever follows longer comes again, with a token that is still good.
  public static final Duration LIFE = Duration.ofMinutes(5);

  /// How many feeds a replica has at most: each asks the database twice a second.
  public static final int MOST = 50;

  private static final Duration EVERY = Duration.ofMillis(500);
  private static final int PAGE = 200;
  private static final int SILENT_ROUNDS = 20;

  private final SearchEntries search;
  private final TreeStore tree;
  private final AtomicInteger feeds = new AtomicInteger();

  FollowLog(SearchEntries search, TreeStore tree) {
    this.search = search;
    this.tree = tree;
  }

  /// What is new.
  ///
  /// @param entries those that fit; empty where nothing did for some seconds
  /// @param reached the log index up to which everything that fits was given
  public record News(List<Entry> entries, long reached) {}

  /// The log index behind which there is nothing yet.
  public Uni<Long> end() {
    return tree.publishedSize().map(size -> size.orElse(0) - 1);
  }

  /// Takes a place; false where all are taken. Who took one subscribes to [#behind] or [#leave]s.
  public boolean enter() {
    if (feeds.incrementAndGet() <= MOST) {
      return true;
    }
    leave();
    return false;
  }

  /// Gives the place back.
  public void leave() {
    feeds.decrementAndGet();
  }

  /// Everything behind a log index that fits, for [#LIFE]; the place is given back at its end.
  public Multi<News> behind(EntryFilter filter, long after) {
    AtomicLong reached = new AtomicLong(after);
    AtomicInteger silent = new AtomicInteger();
    return Multi.createFrom()
        .ticks()
        .every(EVERY)
        .onOverflow()
        .drop()
        .onItem()
        .transformToUniAndConcatenate(_ -> next(filter, reached))
        .select()
        .where(news -> isWorthTelling(news, silent))
        .select()
        .first(LIFE)
        .onTermination()
        .invoke(this::leave);
  }

  private static boolean isWorthTelling(News news, AtomicInteger silent) {
    boolean tell = !news.entries().isEmpty() || silent.incrementAndGet() >= SILENT_ROUNDS;
    if (tell) {
      silent.set(0);
    }
    return tell;
  }

  private Uni<News> next(EntryFilter filter, AtomicLong reached) {
    return tree.publishedSize()
        .flatMap(size ->
            size.orElse(0) - 1 > reached.get()
                ? page(filter, reached, size.orElse(0))
                : Uni.createFrom().item(new News(List.of(), reached.get())));
  }

  private Uni<News> page(EntryFilter filter, AtomicLong reached, long size) {
    var part = new SearchEntries.Part(reached.get(), OptionalLong.of(size), PAGE);
    return search
        .page(filter, part)
        .map(page -> page.orElseThrow(() -> new IllegalStateException("no tree of this size")))
        .invoke(page -> reached.set(page.next().orElse(size - 1)))
        .map(page -> new News(page.entries(), reached.get()));
  }
}
