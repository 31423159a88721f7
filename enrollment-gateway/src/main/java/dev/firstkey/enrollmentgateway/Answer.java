package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.RefusalReason;
import java.time.Duration;

/// What a call by a device key comes to. A refusal is a result: what belongs to it is committed.
public sealed interface Answer<T> {

  /// It happened.
  record Done<T>(T value) implements Answer<T> {}

  /// There is nothing that this key can do here. Unknown, used, expired and wrong key are one.
  record NotPossible<T>() implements Answer<T> {}

  /// The proof was used before.
  record Replayed<T>() implements Answer<T> {}

  /// There were too many. Nothing was looked at.
  record Limited<T>(Duration pause) implements Answer<T> {}

  /// The gateway may not know what would forbid it. Nothing is consumed; the call can be repeated.
  record Blind<T>() implements Answer<T> {}

  /// The bound key sent a wrong response under a live pass, or something about its worker is
  /// parked.
  record Refused<T>(RefusalReason reason) implements Answer<T> {}
}
