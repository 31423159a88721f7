package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// Why a pass or an authenticator was ended, strongest first: where several hold, the first is the
/// reason.
public enum RevocationReason {
  /// The episode ended.
  LEFT,
  /// The hire was withdrawn.
  WITHDRAWN,
  /// The worker said: this was not me.
  REPUDIATED,
  /// An operator ended it.
  OPERATOR,
  /// The device it was meant for changed.
  DEVICE_CHANGED,
  /// A newer pass for the same worker and purpose.
  SUPERSEDED,
  /// Too many wrong responses by the bound key.
  FAILED_ATTEMPTS,
  /// Its minutes are over.
  EXPIRED,
  /// It did what it was for.
  REDEEMED;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
