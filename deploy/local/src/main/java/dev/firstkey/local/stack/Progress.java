package dev.firstkey.local.stack;

import java.io.PrintStream;
import java.time.Duration;

/// Says what is being done, and for how long already. One line each, so that a log reads as well as
/// a terminal.
public final class Progress {
  private final PrintStream out;
  private final long start = System.nanoTime();

  public Progress(PrintStream out) {
    this.out = out;
  }

  /// One line with the seconds since the command began.
  public synchronized void say(String what) {
    out.printf("%6.1f s  %s%n", seconds(), what);
    out.flush();
  }

  private double seconds() {
    return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
  }
}
