package dev.firstkey.meaning;

import dev.firstkey.tlog.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Values by an id, several for one where that is so, in the order in which they came.
final class ById<V> {
  private final Ids places = new Ids();
  private final List<List<V>> values = new ArrayList<>();

  void add(UUID id, V value) {
    long before = places.put(id, values.size());
    if (before == Ids.NONE) {
      values.add(List.of(value));
    } else {
      values.set((int) before, more(values.get((int) before), value));
    }
  }

  /// Those of an id; none where there are none.
  List<V> of(UUID id) {
    long place = places.of(id);
    return place == Ids.NONE ? List.of() : values.get((int) place);
  }

  /// Those of each id.
  List<List<V>> all() {
    return values;
  }

  /// Most lists have one value, and stay as small as that.
  static <V> List<V> more(List<V> some, V value) {
    if (some.isEmpty()) {
      return List.of(value);
    }
    List<V> list = some.size() == 1 ? new ArrayList<>(some) : some;
    list.add(value);
    return list;
  }
}
