package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why an HR record was rejected. Each record that cannot be believed has exactly one.
public enum HrRejection {
  /// The record has no value.
  NULL_VALUE,
  /// Larger than is read.
  TOO_LARGE,
  /// Not strict JSON: syntax, encoding, duplicate keys, depth.
  MALFORMED,
  /// Required CloudEvents attributes are missing or wrong.
  NOT_A_CLOUDEVENT,
  /// A type or major version that is not known here.
  UNKNOWN_TYPE,
  /// Not the source that may speak on this topic.
  WRONG_SOURCE,
  /// Not signed by a key of the source, which has to sign.
  BAD_SIGNATURE,
  /// A source that may not speak for these workers, as the named member shows.
  NOT_ENTITLED,
  /// Members are missing or wrong, named in members.
  INVALID,
  /// The source used the event's id before, for other bytes.
  ID_REUSED,
  /// Staff decided that it is not to be believed.
  REJECTED_BY_STAFF,
  /// It was understood, and taking it in fails however often it is tried.
  UNPROCESSABLE;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
