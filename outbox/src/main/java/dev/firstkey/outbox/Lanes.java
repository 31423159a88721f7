package dev.firstkey.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows that the relay has in its hands. Each lane takes so many and no more, so that memory is
/// bounded and a lane that does not move leaves room for the others. A key has its rows in hand
/// once: until all of them are let go, it gets no further ones.
final class Lanes {
  /// The most rows of a lane.
  static final int ROWS = 100;

  /// From so many bytes on a lane takes no further row.
  static final int BYTES = 512 * 1024;

  private final Map<String, Load> loads = new HashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final Set<String> passedBy = new HashSet<>();
  private boolean leftOut;

  private record Load(int rows, long bytes) {
    static final Load NONE = new Load(0, 0);

    boolean isFull() {
      return rows >= ROWS || bytes >= BYTES;
    }

    Load with(WaitingRecord row) {
      return new Load(rows + 1, bytes + row.size());
    }

    Load without(WaitingRecord row) {
      return new Load(rows - 1, bytes - row.size());
    }
  }

  /// Takes of these rows, which are in the order of their numbers, what there is room for: of each
  /// key the first ones, in order. Gives the rows of one key together.
  synchronized Collection<List<WaitingRecord>> take(List<WaitingRecord> page) {
    Map<String, List<WaitingRecord>> taken = new LinkedHashMap<>();
    Set<String> left = new HashSet<>(keys);
    for (WaitingRecord row : page) {
      if (left.contains(row.topicAndKey()) || load(row).isFull()) {
        left.add(row.topicAndKey());
        leftOut = true;
      } else {
        loads.put(row.lane(), load(row).with(row));
        taken.computeIfAbsent(row.topicAndKey(), _ -> new ArrayList<>()).add(row);
      }
    }
    keys.addAll(taken.keySet());
    return taken.values();
  }

  /// Lets the rows of one key go, sent or not; whether somebody has looked meanwhile and may have
  /// found rows that had to wait for these.
  synchronized boolean letGo(List<WaitingRecord> rows) {
    for (WaitingRecord row : rows) {
      loads.computeIfPresent(row.lane(), (_, load) -> load.rows() == 1 ? null : load.without(row));
    }
    keys.remove(rows.getFirst().topicAndKey());
    boolean waited = passedBy.remove(rows.getFirst().topicAndKey()) || leftOut;
    leftOut = false;
    return waited;
  }

  /// The keys whose rows are in hand, for somebody who looks past them.
  synchronized Set<String> keys() {
    passedBy.addAll(keys);
    return Set.copyOf(keys);
  }

  /// The lanes that take nothing more now, for somebody who looks past them.
  synchronized Set<String> full() {
    Set<String> full = new HashSet<>();
    loads.forEach((lane, load) -> {
      if (load.isFull()) {
        full.add(lane);
      }
    });
    leftOut |= !full.isEmpty();
    return full;
  }

  private Load load(WaitingRecord row) {
    return loads.getOrDefault(row.lane(), Load.NONE);
  }
}
