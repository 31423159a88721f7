package dev.firstkey.local.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Where the figures come from.
public final class Machine {

  private Machine() {}

  /// Cores, Java, and how busy the machine is: figures from a busy machine are lower bounds.
  public static String spoken() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%d cores, %s %s, JDK %s, load %.2f",
        system.getAvailableProcessors(),
        system.getName(),
        system.getArch(),
        Runtime.version(),
        system.getSystemLoadAverage());
  }
}
