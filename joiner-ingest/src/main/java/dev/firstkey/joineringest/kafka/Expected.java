package dev.firstkey.joineringest.kafka;

import java.util.ArrayList;
import java.util.List;

/// Which records of a partition are still to be heard. A jump from one to the next is a transaction
/// of the producer's, which leaves marks between the records, or records that Kafka has deleted;
/// where the partition begins now tells the one from the other.
final class Expected {
  private final List<Gap> gaps = new ArrayList<>();
  private long next;

  /// @param next the offset of the first that has not been heard
  Expected(long next) {
    this.next = next;
  }

  private record Gap(long from, long to) {
    long deleted(long beginning) {
      return Math.max(0, Math.min(to, beginning) - from);
    }
  }

  /// The record at this offset comes now, be it again.
  synchronized void heard(long offset) {
    reached(offset);
    next = Math.max(next, offset + 1);
  }

  /// How many were deleted before they came, and were not told before.
  ///
  /// @param beginning the offset of the first record that Kafka still has
  synchronized long lost(long beginning) {
    reached(beginning);
    long lost = gaps.stream().mapToLong(gap -> gap.deleted(beginning)).sum();
    gaps.clear();
    return lost;
  }

  private void reached(long offset) {
    if (offset > next) {
      gaps.add(new Gap(next, offset));
      next = offset;
    }
  }
}
