package dev.firstkey.local;

import dev.firstkey.local.stack.Trouble;
import java.io.IOException;

/// The command line behind `./firstkey`.
public final class Main {

  private Main() {}

  /// Exit codes: 0 done, 1 not done (the reason is on standard error), 2 not understood.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(exitCode(arguments));
  }

  private static int exitCode(String[] arguments) throws IOException, InterruptedException {
    try {
      return Command.of(arguments).run();
    } catch (Trouble trouble) {
      System.err.println();
      System.err.println("firstkey: " + trouble.getMessage());
      return 1;
    }
  }
}
