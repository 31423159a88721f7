package dev.firstkey.local.audit;

import dev.firstkey.contracts.Decoded;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.EventCodec;
import dev.firstkey.tlog.EntryReader;
import dev.firstkey.tlog.Fault;
import dev.firstkey.tlog.Leaf;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds what a whole log holds about one worker, so that a bundle can be asked for what it leaves
/// out. Keeps what is about the worker, and the openings of visits of which it is not known yet
/// whose they are.
final class WholeLog implements EntryReader {
  private final OneWorker worker;
  private final long size;
  private final SortedMap<Long, Event> maybe = new TreeMap<>();

  /// @param size how many leaves the tree of the bundle has; what came later is not asked for
  WholeLog(OneWorker worker, long size) {
    this.worker = worker;
    this.size = size;
  }

  @Override
  public void read(long index, Leaf.Entry entry) {
    if (index < size
        && EventCodec.decode(entry.payload()) instanceof Decoded.Readable(Event event)
        && worker.mayBeAbout(event)) {
      maybe.put(index, event);
    }
  }

  @Override
  public List<Fault> faults() {
    return List.of();
  }

  /// The indexes of the worker's entries that are not among these.
  List<Long> besides(Collection<Long> indexes) {
    var own = new TreeSet<>(maybe.keySet());
    own.removeAll(worker.others(maybe));
    own.removeAll(indexes);
    return List.copyOf(own);
  }
}
