package dev.firstkey.auditsink;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;

/// Gives the log in pages. The cursor is the log index, which is in commit order: an entry that is
/// written later comes behind every cursor that was given out.
@ApplicationScoped
public class SearchEntries {
  private final Entries entries;
  private final TreeStore tree;
  private final OldEntries old;

  SearchEntries(Entries entries, TreeStore tree, OldEntries old) {
    this.entries = entries;
    this.tree = tree;
    this.old = old;
  }

  /// The log index before which entries were deleted, and are not found; 0 where none was.
  public Uni<Long> minimum() {
    return old.minimum();
  }

  /// Which part of the log is looked at.
  ///
  /// @param after the log index behind which it begins; -1 for the beginning
  /// @param size the size of a published tree, of which alone is told: every page of such a search
  ///   is the same for ever; empty for all there is now
  /// @param limit how many entries a page holds at most
  public record Part(long after, OptionalLong size, int limit) {}

  /// One page; empty where no tree of the size is published.
  public Uni<Optional<PageOfEntries>> page(EntryFilter filter, Part part) {
    return part.size().isEmpty()
        ? found(filter, part).map(Optional::of)
        : tree.publishedSize()
            .flatMap(published ->
                part.size().getAsLong() <= published.orElse(0)
                    ? found(filter, part).map(Optional::of)
                    : Uni.createFrom().item(Optional.empty()));
  }

  private Uni<PageOfEntries> found(EntryFilter filter, Part part) {
    return entries
        .behind(part.after(), part.size(), filter, part.limit() + 1)
        .map(found -> PageOfEntries.of(found, part.limit()));
  }
}
