package dev.firstkey.local.stack;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Looks at every port before anything is started.
record PortCheck(Ports ports, List<Part> parts) {

  private static final int LOOKS = 20;
  private static final long BETWEEN_LOOKS = 250;

  /// Looks again for some seconds: the kernel takes a moment to close the ports of a process that
  /// was killed.
  ///
  /// @throws Trouble where a port is taken: which one, what it is for, and which row is free
  void run() {
    var taken = taken();
    for (int looks = 1; !taken.isEmpty() && looks < LOOKS; looks++) {
      Waiting.pause(BETWEEN_LOOKS);
      taken = taken();
    }
    if (!taken.isEmpty()) {
      throw new Trouble(message(taken));
    }
  }

  private TreeMap<Integer, String> taken() {
    var taken = new TreeMap<Integer, String>();
    for (var part : parts) {
      part.ports()
          .forEach((port, purpose) -> {
            if (!Ports.isFree(port)) {
              taken.put(port, purpose);
            }
          });
    }
    return taken;
  }

  private String message(TreeMap<Integer, String> taken) {
    var which =
        taken.entrySet().stream()
            .map(entry -> entry.getKey() + " (for " + entry.getValue() + ")")
            .collect(Collectors.joining(", "));
    var other = ports.otherFree().map(Ports::base).orElse(ports.base());
    return """
    Another program listens on port %s.
    End it, or choose another row of %d ports: FIRSTKEY_PORT_BASE=%d ./firstkey up\
    """
        .formatted(which, Ports.COUNT, other);
  }
}
