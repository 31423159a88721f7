package dev.firstkey.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The agent of the fault scenarios, as the build made it.
public final class HaltingAgent {

  private HaltingAgent() {}

  public static Path in(Home home) {
    var folder = home.checkout().resolve("deploy/faults/agent/target");
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("faults-agent-.*\\.jar"))
          .findFirst()
          .orElseThrow(() -> new Trouble("The agent is missing in " + folder + "."));
    } catch (IOException _) {
      throw new Trouble(folder + " is missing. `./firstkey up` builds what is missing.");
    }
  }
}
