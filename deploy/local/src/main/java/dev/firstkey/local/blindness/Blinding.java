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

  /// Whether revocation-worker takes in what an operator says. Then the pass is ended there, and
  /// the gateway can know it from nobody else; otherwise HR says that the worker has left.
  default boolean leavesOperators() {
    return false;
  }

  void begin() throws IOException, InterruptedException;

  void end() throws IOException, InterruptedException;
}
