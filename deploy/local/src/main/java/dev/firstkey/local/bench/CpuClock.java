package dev.firstkey.local.bench;

import dev.firstkey.local.stack.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;

/// The CPU time that the parts have spent since they started, user and system, children included:
/// PostgreSQL is a process for each connection.
///
/// @param pids the process of each part, by the part's name
public record CpuClock(Map<String, Long> pids) {
  /// Linux counts in ticks of 10 ms, on every machine that Java runs on.
  private static final double MILLIS_PER_TICK = 10;

  /// Milliseconds, by the part's name.
  ///
  /// @throws Trouble where the system has no /proc
  public Map<String, Double> read() {
    var spent = new LinkedHashMap<String, Double>();
    pids.forEach((part, pid) -> spent.put(part, tree(pid) * MILLIS_PER_TICK));
    return spent;
  }

  /// What was spent between two readings, by the part's name.
  public static Map<String, Double> between(Map<String, Double> before, Map<String, Double> after) {
    var spent = new LinkedHashMap<String, Double>();
    after.forEach((part, millis) -> spent.put(part, millis - before.getOrDefault(part, 0.0)));
    return spent;
  }

  static double sum(Map<String, Double> spent) {
    return spent.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static long tree(long pid) {
    var children =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::descendants)
            .mapToLong(ProcessHandle::pid);
    return LongStream.concat(LongStream.of(pid), children).map(CpuClock::ticks).sum();
  }

  /// utime, stime and those of ended children (proc(5): the fields 14 to 17). A child that has
  /// ended meanwhile is counted by its parent.
  private static long ticks(long pid) {
    try {
      var text = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
      return LongStream.rangeClosed(11, 14).map(field -> Long.parseLong(fields[(int) field])).sum();
    } catch (IOException _) {
      if (Files.isDirectory(Path.of("/proc/self"))) {
        return 0;
      }
      throw new Trouble("The bench reads CPU times from /proc, which this system does not have.");
    }
  }
}
