package dev.firstkey.meaning;

import dev.firstkey.tlog.Fault;
import java.util.stream.Stream;

/// Entries that are no event this verifier knows: it is older than the log, or they were made by
/// somebody else than the services.
final class Unread {
  private long first = -1;
  private long count;

  void add(long index) {
    if (count == 0) {
      first = index;
    }
    count++;
  }

  Stream<Fault> faults() {
    return count == 0
        ? Stream.empty()
        : Stream.of(
            Fault.at(
                Fault.Kind.MEANING,
                first,
                "%d entries cannot be read, this one first; what they mean is not known"
                    .formatted(count)));
  }
}
