package dev.firstkey.joineringest;

import dev.firstkey.contracts.CallRefusedBecause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The calls to the SCIM service that this replica refused and that are not in the audit log yet;
/// and all of them as `firstkey.scim.refused`, by `reason`. Any thread may call.
@ApplicationScoped
public class RefusedCalls {
  private final Map<CallRefusedBecause, Some> untold = new EnumMap<>(CallRefusedBecause.class);
  private final Map<CallRefusedBecause, Counter> counted = new EnumMap<>(CallRefusedBecause.class);
  private final Clock clock;

  /// @param since when the first of them came
  record Some(long calls, Instant since) {}

  RefusedCalls(MeterRegistry meters, Clock clock) {
    this.clock = clock;
    for (CallRefusedBecause reason : CallRefusedBecause.values()) {
      counted.put(reason, meters.counter("firstkey.scim.refused", "reason", reason.word()));
    }
  }

  /// One call was refused.
  public void add(CallRefusedBecause reason) {
    count(reason).increment();
    Some first = new Some(1, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    synchronized (untold) {
      untold.merge(reason, first, (some, _) -> new Some(some.calls() + 1, some.since()));
    }
  }

  private Counter count(CallRefusedBecause reason) {
    return Objects.requireNonNull(counted.get(reason));
  }

  /// The reasons for which calls were refused before then.
  List<CallRefusedBecause> before(Instant then) {
    synchronized (untold) {
      return untold.entrySet().stream()
          .filter(entry -> entry.getValue().since().isBefore(then))
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  /// Takes what is not told yet.
  ///
  /// @throws IllegalStateException where there is nothing
  Some take(CallRefusedBecause reason) {
    synchronized (untold) {
      Some some = untold.remove(reason);
      if (some == null) {
        throw new IllegalStateException("nothing was refused");
      }
      return some;
    }
  }

  /// Puts back what could not be told.
  void putBack(CallRefusedBecause reason, Some some) {
    synchronized (untold) {
      untold.merge(
          reason, some, (later, _) -> new Some(later.calls() + some.calls(), some.since()));
    }
  }
}
