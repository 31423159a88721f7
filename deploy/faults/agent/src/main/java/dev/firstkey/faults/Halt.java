package dev.firstkey.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the passes of the wanted point and ends the process at the wanted one.
public final class Halt {
  /// What the process says with its exit code.
  static final int EXIT = 97;

  private static final AtomicInteger PASSES = new AtomicInteger();
  private static volatile Target target;

  private Halt() {}

  static void arm(Target wanted) {
    target = wanted;
  }

  /// Called by [dev.firstkey.outbox.Point]'s new body. No shutdown hook runs, nothing is flushed.
  public static void at(String point) {
    if (point.equals(target.point()) && PASSES.incrementAndGet() == target.nth()) {
      mark();
      Runtime.getRuntime().halt(EXIT);
    }
  }

  private static void mark() {
    try {
      Files.writeString(target.mark(), target.point() + " " + target.nth() + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
