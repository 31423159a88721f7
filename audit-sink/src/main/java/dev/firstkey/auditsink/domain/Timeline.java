package dev.firstkey.auditsink.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What happened to one worker, in the order of the time at which it happened; of two at one time
/// the one recorded first is first.
///
/// @param moments the entries with the time between them
public record Timeline(List<Moment> moments) {
  private static final Comparator<Entry> ORDER =
      Comparator.comparing((Entry entry) -> entry.statement().time()).thenComparing(Entry::index);

  /// An entry and how long after its predecessor it happened, in milliseconds; empty for the first.
  public record Moment(Entry entry, OptionalLong sincePrevious) {}

  public Timeline {
    moments = List.copyOf(moments);
  }

  /// The timeline of these entries, whatever their order.
  public static Timeline of(List<Entry> entries) {
    List<Moment> moments = new ArrayList<>();
    @Nullable Entry previous = null;
    for (Entry entry : entries.stream().sorted(ORDER).toList()) {
      moments.add(new Moment(entry, between(previous, entry)));
      previous = entry;
    }
    return new Timeline(moments);
  }

  private static OptionalLong between(@Nullable Entry previous, Entry entry) {
    return previous == null
        ? OptionalLong.empty()
        : OptionalLong.of(
            Duration.between(previous.statement().time(), entry.statement().time()).toMillis());
  }
}
