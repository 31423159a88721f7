package dev.firstkey.local.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Keeps a process out of the reach of the terminal's signals.
final class Detached {

  private Detached() {}

  /// A process that reads nothing and whose words go to the end of the log.
  static ProcessBuilder process(List<String> command, Path log) {
    var whole = new ArrayList<>(prefix());
    whole.addAll(command);
    return new ProcessBuilder(whole)
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  /// What goes before the command: `setsid`, which becomes that command under the same process id,
  /// or nothing where the system has none.
  private static List<String> prefix() {
    var setsid = Path.of("/usr/bin/setsid");
    return Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of();
  }
}
