package dev.firstkey.contracts;

/// Why bytes were put on a dead-letter topic. Goes into the header `firstkey-reason`; nothing of
/// the content does.
public enum DeadLetterCode {
  /// The record has no value where one is needed.
  NULL_VALUE,
  /// Larger than is read.
  TOO_LARGE,
  /// Not strict JSON in UTF-8: syntax, encoding, duplicate keys, depth.
  MALFORMED,
  /// Required CloudEvents attributes are missing or wrong.
  NOT_A_CLOUDEVENT,
  /// A type or major version that is not known here.
  UNKNOWN_TYPE,
  /// The data lacks a required member or holds a value that is not known here.
  INVALID_DATA,
  /// The type does not belong on this topic.
  WRONG_TOPIC,
  /// Not a source that may speak on this topic.
  WRONG_SOURCE,
  /// Not signed by a key of the source, which has to sign.
  BAD_SIGNATURE,
  /// A source that may not speak for these workers.
  NOT_ENTITLED,
  /// The source used the event's id before, for other bytes.
  ID_REUSED,
  /// It was read, and taking it in fails however often it is tried.
  UNPROCESSABLE;

  /// The code as it stands in the header.
  public String word() {
    return Words.of(this);
  }
}
