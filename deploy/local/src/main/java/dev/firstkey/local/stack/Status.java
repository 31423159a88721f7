package dev.firstkey.local.stack;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// The table of `./firstkey status`.
record Status(Home home, List<Part> parts) {

  private static final String LINE = "%-19s %-9s %8s %9s  %s%n";

  /// @return whether every part is ready
  boolean print(PrintStream out) {
    var wanted = Mark.read(home).isPresent();
    boolean whole = true;
    out.printf(LINE, "PART", "STATE", "PID", "MEMORY", "ADDRESS");
    for (var part : parts) {
      whole &= print(part, wanted, out);
    }
    if (!whole) {
      out.println(advice(wanted));
    }
    return whole;
  }

  private boolean print(Part part, boolean wanted, PrintStream out) {
    var process = part.running();
    var ready = process.isPresent() && part.ready();
    out.printf(
        Locale.ROOT,
        LINE,
        part.name(),
        process.isEmpty() ? (wanted ? "died" : "down") : ready ? "ready" : "not ready",
        process.map(running -> Long.toString(running.handle().pid())).orElse("-"),
        process.flatMap(Running::memory).map(megabytes -> megabytes + " MB").orElse("-"),
        part.address());
    return ready;
  }

  private static String advice(boolean wanted) {
    return wanted
        ? "Not all of it is ready. `./firstkey up` starts what is missing; `./firstkey logs PART` says why."
        : "The stack is down. `./firstkey up` starts it.";
  }
}
