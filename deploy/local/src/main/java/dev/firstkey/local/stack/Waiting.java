package dev.firstkey.local.stack;

import java.util.concurrent.TimeUnit;

/// The pause between two looks at something that is on its way.
public final class Waiting {

  private Waiting() {}

  public static void pause(long milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Trouble("Interrupted.");
    }
  }
}
