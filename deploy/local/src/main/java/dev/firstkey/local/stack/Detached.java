package dev.firstkey.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Keeps a process out of the reach of the terminal's signals.
final class Detached {

  private Detached() {}

  /// What goes before the command: `setsid`, which becomes that command under the same process id,
  /// or nothing where the system has none.
  static List<String> prefix() {
    var setsid = Path.of("/usr/bin/setsid");
    return Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of();
  }
}
