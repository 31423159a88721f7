package dev.firstkey.auditsink;

import dev.firstkey.auditsink.PartitionCoverage.Gap;
import java.util.List;
import java.util.stream.Collectors;

/// Offsets that nothing accounts for although a later one of their partition is accounted for.
///
/// @param offsets how many
/// @param words which, in words for a log; the first few
public record Missing(long offsets, String words) {
  private static final int TOLD = 5;

  /// What these have.
  static Missing of(List<PartitionCoverage> partitions) {
    long offsets =
        partitions.stream()
            .flatMap(it -> it.gaps().stream())
            .mapToLong(gap -> gap.toOffset() - gap.fromOffset() + 1)
            .sum();
    String words =
        partitions.stream()
            .flatMap(it -> it.gaps().stream().map(gap -> words(it, gap)))
            .limit(TOLD)
            .collect(Collectors.joining("; "));
    return new Missing(offsets, words);
  }

  private static String words(PartitionCoverage of, Gap gap) {
    return "topic=%s partition=%d offsets %d to %d"
        .formatted(of.topic(), of.partition(), gap.fromOffset(), gap.toOffset());
  }
}
