package dev.firstkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/// Which kind of device the worker enrolls on; policy chooses the allowed path by it.
public enum DeviceContext {
  /// A device of the company with a registered key.
  MANAGED,
  /// The worker's own device.
  BYOD,
  /// A shared station.
  KIOSK,
  /// Far from any registrar.
  REMOTE,
  /// A station with no connection.
  OFFLINE;

  /// The word as it stands in events, problems and metrics.
  @JsonValue
  public String word() {
    return Words.of(this);
  }
}
