package dev.firstkey.local.blindness;

import java.io.IOException;

/// A fault after which the gateway may not hear of a revocation.
interface Blinding {

  /// As in `paused`.
  String name();

  /// Whether the gateway answers while it lasts.
  default boolean leavesAnswers() {
    return true;
  }

  void begin() throws IOException, InterruptedException;

  void end() throws IOException, InterruptedException;
}
