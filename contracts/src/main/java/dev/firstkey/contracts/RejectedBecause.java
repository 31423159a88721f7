package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/// Why staff decided that an HR record is not to be believed: what HR can do about it.
public enum RejectedBecause {
  /// It is nobody who works here: a test, a customer, a made-up person.
  NOT_A_WORKER,
  /// Something that it says is wrong.
  WRONG_DATA,
  /// The person or the employment is known already.
  DUPLICATE,
  /// Nobody who has to approve it did.
  NOT_APPROVED;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }

  /// The one of that word.
  public static Optional<RejectedBecause> ofWord(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
