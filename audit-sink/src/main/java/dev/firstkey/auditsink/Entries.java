package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Entry;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// The log as it is read.
public interface Entries {

  /// The first entries behind a log index that fit, in the order of the log.
  Uni<List<Entry>> behind(long index, EntryFilter filter, int most);

  /// The first entries of a worker, and of the transactions in which the worker was proofed, in the
  /// order of time.
  Uni<List<Entry>> ofWorker(String workerId, int most);

  /// What is accounted for, by topic and partition.
  Uni<List<PartitionCoverage>> coverage();
}
