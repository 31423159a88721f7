package dev.firstkey.faults;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;

/// `-javaagent:faults.jar=POINT,N,FILE`: the process halts when it passes the point for the n-th
/// time, and leaves the file as the proof that it was there.
public final class HaltingAgent {

  private HaltingAgent() {}

  /// @throws IllegalArgumentException where the words are others; the JVM does not start then
  public static void premain(String words, Instrumentation instrumentation) {
    var parts = words.split(",", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("wanted: POINT,N,FILE");
    }
    Halt.arm(new Target(parts[0], Integer.parseInt(parts[1]), Path.of(parts[2])));
    instrumentation.addTransformer(new PointTransformer());
  }
}
