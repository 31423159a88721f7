package dev.firstkey.auditsink;

import dev.firstkey.auditsink.TellAccess.Look;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which looks were told within the last minute, and how often each was repeated since. A repeated
/// one waits for the first to be told: nobody sees anything because of what could not be said.
final class Looks {
  static final Duration ONCE = Duration.ofMinutes(1);

  /// How many are told one by one; beyond that, those of one person about one thing together.
  static final int MOST = 10_000;

  static final String TOGETHER = "more than is told one by one";

  private final Map<Look, Told> told = new HashMap<>();

  /// Says it.
  interface Voice {
    Uni<Void> say(Look look, int calls);
  }

  private static final class Told {
    private final long at;
    private Uni<Void> said = Uni.createFrom().voidItem();
    private int repeated;

    private Told(long at) {
      this.at = at;
    }

    private boolean isOver(long now) {
      return now - at >= ONCE.toNanos();
    }
  }

  /// The item arrives when the look may be answered.
  Uni<Void> tell(Look look, long now, Voice voice) {
    return Uni.createFrom().deferred(() -> told(look, now, voice));
  }

  private synchronized Uni<Void> told(Look asked, long now, Voice voice) {
    Look look = told.containsKey(asked) || told.size() < MOST ? asked : together(asked);
    Told before = told.get(look);
    if (before != null && !before.isOver(now)) {
      before.repeated++;
      return before.said;
    }
    int owed = before == null ? 0 : before.repeated;
    Told one = new Told(now);
    one.said =
        voice
            .say(look, owed + 1)
            .onFailure()
            .invoke(() -> failed(look, one, owed, now))
            .memoize()
            .indefinitely();
    told.put(look, one);
    return one.said;
  }

  private static Look together(Look look) {
    return new Look(look.actor(), look.question(), TOGETHER, null);
  }

  /// Who waited for it has seen nothing; what was seen before is owed. Where it took so long that
  /// the same was told again, that stays.
  private synchronized void failed(Look look, Told failed, int owed, long now) {
    told.remove(look, failed);
    if (owed > 0) {
      owe(look, owed, now);
    }
  }

  /// It has still to be told so often.
  synchronized void owe(Look look, int calls, long now) {
    Told there = told.computeIfAbsent(look, _ -> new Told(now - ONCE.toNanos()));
    there.repeated += calls;
  }

  /// The repeated ones whose minute is over; each is given once.
  synchronized Map<Look, Integer> over(long now) {
    return rest(now);
  }

  /// All that were repeated, whether their minute is over or not.
  synchronized Map<Look, Integer> all() {
    return rest(null);
  }

  private Map<Look, Integer> rest(@Nullable Long now) {
    Map<Look, Integer> rest = new HashMap<>();
    for (Iterator<Map.Entry<Look, Told>> each = told.entrySet().iterator(); each.hasNext(); ) {
      Map.Entry<Look, Told> one = each.next();
      if (now == null || one.getValue().isOver(now)) {
        each.remove();
        if (one.getValue().repeated > 0) {
          rest.put(one.getKey(), one.getValue().repeated);
        }
      }
    }
    return rest;
  }
}
