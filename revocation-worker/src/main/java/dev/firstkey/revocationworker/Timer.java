package dev.firstkey.revocationworker;

import java.util.UUID;

/// Something that time will bring.
///
/// @param kind to what
/// @param id to which
/// @param workerId whose it is
public record Timer(Kind kind, UUID id, String workerId) {

  /// What has a timer.
  public enum Kind {
    /// A pass, until its minutes are over.
    PASS,
    /// A case, until its window is over.
    CASE
  }
}
