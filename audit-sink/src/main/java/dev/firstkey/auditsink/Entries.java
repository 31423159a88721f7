package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Entry;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.OptionalLong;

/// The log as it is read.
public interface Entries {

  /// The first entries behind a log index that fit, in the order of the log.
  ///
  /// @param before the log index before which they end; empty for all there are
  Uni<List<Entry>> behind(long index, OptionalLong before, EntryFilter filter, int most);

  /// The first entries of a worker, and of the transactions in which the worker was proofed, in the
  /// order of time.
  Uni<List<Entry>> ofWorker(String workerId, int most);

  /// The newest of these, in the order of time.
  Uni<List<Entry>> newestOfWorker(String workerId, int most);

  /// Adds up what is accounted for by the next leaves; how many there were.
  Uni<Long> addUp(int most);

  /// How many leaves are not added up yet.
  Uni<Long> notAddedUp();

  /// What is accounted for, by topic and partition.
  Uni<List<PartitionCoverage>> coverage();
}
