package dev.firstkey.backing;

import java.util.List;

/// Which of the JVM's compilers the servers of the stack get.
public final class Compilers {
  /// With the first compiler alone (`-Dfirstkey.quick=true`) a server is ready with a third less
  /// work, and slower than it could be once it is warm.
  private static final String QUICK = "firstkey.quick";

  private static final String FIRST_ALONE = "-XX:TieredStopAtLevel=1";

  private Compilers() {}

  /// For the command line.
  public static List<String> options() {
    return Boolean.getBoolean(QUICK) ? List.of(FIRST_ALONE) : List.of();
  }

  /// Whether the process was started with the first compiler alone, as far as the system tells.
  public static boolean isQuick(ProcessHandle server) {
    return server.info().arguments().map(List::of).orElse(List.of()).contains(FIRST_ALONE);
  }
}
