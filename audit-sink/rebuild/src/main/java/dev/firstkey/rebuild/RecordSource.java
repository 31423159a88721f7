package dev.firstkey.rebuild;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the records of the topics are read, as they were sent.
public interface RecordSource {

  /// What stands at an offset.
  sealed interface Answer {}

  /// A record.
  record Found(byte @Nullable [] key, byte @Nullable [] payload) implements Answer {}

  /// The topic keeps it no more.
  ///
  /// @param kept the first offset that it keeps
  record NotKept(long kept) implements Answer {}

  /// There is no such record, or no such topic.
  record Nothing() implements Answer {}

  /// Where a partition ends.
  ///
  /// @param next the offset that its next record gets
  record End(String topic, int partition, long next) {}

  /// The ends of all partitions, as they were when the source was opened.
  List<End> ends();

  /// The record at a place.
  ///
  /// @throws IOException where there is no answer
  Answer at(String topic, int partition, long offset) throws IOException;
}
