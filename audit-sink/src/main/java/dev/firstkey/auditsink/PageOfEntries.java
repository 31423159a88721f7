package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Entry;
import java.util.List;
import java.util.OptionalLong;

/// Entries in the order of the log.
///
/// @param entries the entries
/// @param next behind which log index to go on; empty where no further entry fits now
public record PageOfEntries(List<Entry> entries, OptionalLong next) {

  public PageOfEntries {
    entries = List.copyOf(entries);
  }

  /// The page made of what was found when one more than `limit` was looked for.
  static PageOfEntries of(List<Entry> found, int limit) {
    if (found.size() <= limit) {
      return new PageOfEntries(found, OptionalLong.empty());
    }
    return new PageOfEntries(
        found.subList(0, limit), OptionalLong.of(found.get(limit - 1).index()));
  }
}
