package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Entry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// Gives all entries of a published tree that fit, page by page, as fast as they are taken.
@ApplicationScoped
public class ExportEntries {
  private static final int PAGE = 500;

  private final SearchEntries search;
  private final TreeStore tree;

  ExportEntries(SearchEntries search, TreeStore tree) {
    this.search = search;
    this.tree = tree;
  }

  /// The size of the tree that is exported: the one that is asked for, or the newest; empty where
  /// it is not published.
  public Uni<OptionalLong> size(OptionalLong asked) {
    return tree.publishedSize()
        .map(published -> {
          long newest = published.orElse(0);
          long size = asked.orElse(newest);
          return size <= newest ? OptionalLong.of(size) : OptionalLong.empty();
        });
  }

  /// The log index before which entries were deleted; 0 where none was.
  public Uni<Long> minimum() {
    return search.minimum();
  }

  /// The pages.
  public Multi<List<Entry>> pages(EntryFilter filter, long after, long size) {
    return Multi.createBy()
        .repeating()
        .uni(() -> new AtomicLong(after), cursor -> page(filter, cursor, size))
        .whilst(page -> page.next().isPresent())
        .map(PageOfEntries::entries);
  }

  private Uni<PageOfEntries> page(EntryFilter filter, AtomicLong cursor, long size) {
    var part = new SearchEntries.Part(cursor.get(), OptionalLong.of(size), PAGE);
    return search
        .page(filter, part)
        .map(page -> page.orElseThrow(() -> new IllegalStateException("no tree of this size")))
        .invoke(page -> page.next().ifPresent(cursor::set));
  }
}
