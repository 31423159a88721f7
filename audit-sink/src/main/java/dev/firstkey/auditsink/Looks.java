package dev.firstkey.auditsink;

import dev.firstkey.auditsink.TellAccess.Look;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/// Which looks were told within the last minute, and how often each was repeated since.
final class Looks {
  static final Duration ONCE = Duration.ofMinutes(1);
  static final int MOST = 10_000;

  private final Map<Look, Told> told = new HashMap<>();

  private static final class Told {
    private final long at;
    private int repeated;

    private Told(long at) {
      this.at = at;
    }
  }

  /// How many calls are to be told now; 0 where they are told later.
  synchronized int due(Look look, long now) {
    Told before = told.get(look);
    if (before != null && now - before.at < ONCE.toNanos()) {
      before.repeated++;
      return 0;
    }
    if (before != null || told.size() < MOST) {
      told.put(look, new Told(now));
    }
    return before == null ? 1 : before.repeated + 1;
  }

  /// It was not told after all.
  synchronized void forget(Look look) {
    told.remove(look);
  }

  /// The repeated ones whose minute is over; each is given once.
  synchronized Map<Look, Integer> over(long now) {
    Map<Look, Integer> rest = new HashMap<>();
    for (Iterator<Map.Entry<Look, Told>> each = told.entrySet().iterator(); each.hasNext(); ) {
      Map.Entry<Look, Told> one = each.next();
      if (now - one.getValue().at >= ONCE.toNanos()) {
        each.remove();
        if (one.getValue().repeated > 0) {
          rest.put(one.getKey(), one.getValue().repeated);
        }
      }
    }
    return rest;
  }
}
