package dev.firstkey.backing;

import java.util.Arrays;
import java.util.Locale;

/// How the backing services run: `-Dfirstkey.backing=auto|process|containers`.
enum BackingMode {
  /// Containers where an engine answers within a second and the images can be had, child processes
  /// otherwise.
  AUTO,
  /// Child processes, with programs from the Maven repository.
  PROCESS,
  /// Containers, or an error.
  CONTAINERS;

  /// What this build was asked for, refused at once where it cannot be had.
  static BackingMode asked() {
    BackingMode mode = parse(System.getProperty("firstkey.backing", "auto"));
    if (mode == CONTAINERS) {
      ContainerEngine.demand();
    }
    return mode;
  }

  /// How it is written on a command line.
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  static BackingMode parse(String text) {
    return Arrays.stream(values())
        .filter(mode -> mode.text().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "-Dfirstkey.backing=" + text + " is none of auto, process, containers."));
  }
}
