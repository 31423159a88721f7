package dev.firstkey.tlog;

import java.util.List;

/// Reads the entries of a log that is verified, in their order.
public interface EntryReader {
  /// Reads nothing.
  EntryReader NOBODY =
      new EntryReader() {
        @Override
        public void read(long index, Leaf.Entry entry) {}

        @Override
        public List<Fault> faults() {
          return List.of();
        }
      };

  /// The entries before this leaf are there no more. Told before the first.
  default void begins(long index) {}

  /// The next entry, whose hash is in the tree.
  void read(long index, Leaf.Entry entry);

  /// What is wrong with what they say, when all were read.
  List<Fault> faults();
}
