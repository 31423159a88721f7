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

  /// How many feeds a replica has at most: each looks for a larger tree twice a second.
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
  /// @param reached the log index up to which everything that fits was given; -1 before the first
  /// @param more whether further entries wait
  public record News(List<Entry> entries, long reached, boolean more) {}

  /// Takes one of the [#MOST] places; false where all are taken. Who has one gives it back once.
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

  /// Everything behind a log index that fits, for [#LIFE]; what comes first says where it begins.
  ///
  /// @param after empty for what is published from now on; an index that the log has not is taken
  ///   back to its end, so that who followed a log that was put back hears what comes anew
  public Multi<News> behind(EntryFilter filter, OptionalLong after) {
    return tree.publishedSize()
        .map(size -> size.orElse(0) - 1)
        .map(end -> Math.min(after.orElse(end), end))
        .onItem()
        .transformToMulti(begin -> from(filter, new AtomicLong(begin)));
  }

  private Multi<News> from(EntryFilter filter, AtomicLong reached) {
    AtomicInteger silent = new AtomicInteger(SILENT_ROUNDS);
    return Multi.createFrom()
        .ticks()
        .every(EVERY)
        .onOverflow()
        .drop()
        .onItem()
        .transformToMultiAndConcatenate(_ -> catchUp(filter, reached))
        .select()
        .where(news -> isWorthTelling(news, silent))
        .select()
        .first(LIFE);
  }

  private static boolean isWorthTelling(News news, AtomicInteger silent) {
    boolean tell = !news.entries().isEmpty() || silent.getAndIncrement() >= SILENT_ROUNDS;
    if (tell) {
      silent.set(0);
    }
    return tell;
  }

  /// Page by page, as fast as they are taken, until no further one waits.
  private Multi<News> catchUp(EntryFilter filter, AtomicLong reached) {
    return Multi.createBy().repeating().uni(() -> next(filter, reached)).whilst(News::more);
  }

  private Uni<News> next(EntryFilter filter, AtomicLong reached) {
    return tree.publishedSize()
        .flatMap(size ->
            size.orElse(0) - 1 > reached.get()
                ? page(filter, reached, size.orElse(0))
                : Uni.createFrom().item(new News(List.of(), reached.get(), false)));
  }

  private Uni<News> page(EntryFilter filter, AtomicLong reached, long size) {
    var part = new SearchEntries.Part(reached.get(), OptionalLong.of(size), PAGE);
    return search
        .page(filter, part)
        .map(page -> page.orElseThrow(() -> new IllegalStateException("no tree of this size")))
        .invoke(page -> reached.set(page.next().orElse(size - 1)))
        .map(page -> new News(page.entries(), reached.get(), page.next().isPresent()));
  }
}
