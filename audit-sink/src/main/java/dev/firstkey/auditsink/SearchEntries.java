package dev.firstkey.auditsink;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Gives the log in pages. The cursor is the log index, which is in commit order: an entry that is
/// written later comes behind every cursor that was given out.
@ApplicationScoped
public class SearchEntries {
  private final Entries entries;

  SearchEntries(Entries entries) {
    this.entries = entries;
  }

  /// One page.
  ///
  /// @param after the log index behind which it begins; -1 for the beginning
  /// @param limit how many entries it holds at most
  public Uni<PageOfEntries> page(EntryFilter filter, long after, int limit) {
    return entries.behind(after, filter, limit + 1).map(found -> PageOfEntries.of(found, limit));
  }
}
