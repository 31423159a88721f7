package dev.firstkey.joineringest.scim;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// In which order the operations of a bulk request are done: as they come, but each behind those
/// that create what it refers to (RFC 7644 §3.7.1). Operations that refer to each other in a circle
/// come last, and fail there.
public final class BulkOrder {
  private BulkOrder() {}

  /// The positions of the operations.
  public static List<Integer> of(List<BulkOperation> operations) {
    List<Integer> order = new ArrayList<>();
    List<Integer> waiting = new ArrayList<>();
    for (int position = 0; position < operations.size(); position++) {
      waiting.add(position);
    }
    boolean moved = true;
    while (moved) {
      Set<String> missing = made(operations, waiting);
      moved = false;
      for (Integer position : List.copyOf(waiting)) {
        if (refersToNone(operations.get(position), missing)) {
          order.add(position);
          waiting.remove(position);
          operations.get(position).bulkId().ifPresent(missing::remove);
          moved = true;
        }
      }
    }
    order.addAll(waiting);
    return order;
  }

  private static boolean refersToNone(BulkOperation operation, Set<String> missing) {
    return operation.references().stream().noneMatch(missing::contains);
  }

  private static Set<String> made(List<BulkOperation> operations, List<Integer> waiting) {
    return waiting.stream()
        .map(operations::get)
        .filter(operation -> operation.method() == BulkOperation.Method.POST)
        .flatMap(operation -> operation.bulkId().stream())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
