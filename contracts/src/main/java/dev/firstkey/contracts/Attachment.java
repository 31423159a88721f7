package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// Which kind of authenticator is wanted (WebAuthn authenticatorAttachment).
public enum Attachment {
  /// Either.
  ANY,
  /// Built into the device.
  PLATFORM,
  /// A key that moves between devices.
  CROSS_PLATFORM;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
