package dev.firstkey.local.canary;

import dev.firstkey.local.stack.Trouble;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The memory of running services: what is live in it after a collection of garbage. The planted
/// value comes in with an agent, which a service gets from nowhere else.
///
/// @param pids the process of each service
/// @param agent the agent of the fault scenarios
/// @param folder a dump lies there for the time in which it is read
record HeapPlaces(Map<String, Long> pids, Path agent, Path folder) implements Places {

  @Override
  public Set<String> plant(Planted planted) throws Exception {
    var places = new LinkedHashSet<String>();
    for (var process : pids.entrySet()) {
      jcmd(process.getValue(), "JVMTI.agent_load", agent.toString(), planted.text());
      places.add("heap " + process.getKey());
    }
    return places;
  }

  @Override
  public void search(Findings findings) throws Exception {
    for (var process : pids.entrySet()) {
      var file = folder.resolve(process.getKey() + ".hprof");
      try {
        jcmd(process.getValue(), "GC.heap_dump", file.toString());
        try (var content = new BufferedInputStream(Files.newInputStream(file), 1 << 20)) {
          findings.look("heap " + process.getKey(), content, Files.size(file));
        }
      } finally {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void jcmd(long pid, String... words) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    command.add(Long.toString(pid));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new Trouble("jcmd " + words[0] + " does not work: " + said);
    }
  }
}
