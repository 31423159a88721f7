package dev.firstkey.tlog;

import java.util.OptionalLong;

/// What is wrong with a log.
///
/// @param kind which kind
/// @param index the first bad log index; empty where it is not about a leaf
/// @param words what is wrong, in a sentence
public record Fault(Kind kind, OptionalLong index, String words) {

  /// The kinds.
  public enum Kind {
    /// Something could not be had or read.
    UNREADABLE,
    /// No known key signed the checkpoint.
    SIGNATURE,
    /// A checkpoint from before is larger than the newest.
    ROLLBACK,
    /// A checkpoint from before says something else about the same leaves.
    FORK,
    /// Leaves that are signed are not there any more, at the end.
    CUT,
    /// A leaf that is signed is not there any more.
    DELETED,
    /// There is a leaf that was never signed.
    INSERTED,
    /// Two leaves changed places.
    SWAPPED,
    /// A leaf has other bytes than were signed.
    CHANGED,
    /// The leaves and the hashes fit each other, and not what was signed.
    RECOMPUTED,
    /// A tile has other hashes than its leaves.
    TILE,
    /// The bytes of a leaf are no leaf.
    LEAF,
    /// An offset is neither an entry nor explained.
    OFFSETS,
    /// An offset is explained by what cannot be.
    EXPLANATION,
    /// A leaf is not what the topics make of the place that it names.
    TOPICS,
    /// The entries are those that were signed, and what they say must not happen.
    MEANING
  }

  /// What is wrong with one leaf.
  public static Fault at(Kind kind, long index, String words) {
    return new Fault(kind, OptionalLong.of(index), words);
  }

  static Fault of(Kind kind, String words) {
    return new Fault(kind, OptionalLong.empty(), words);
  }

  /// For people.
  public String spoken() {
    return index.isPresent() ? "index " + index.getAsLong() + ": " + words : words;
  }
}
