package dev.firstkey.local.bench;

import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// A JFR recording of each service, from the making of this object to [#show].
final class Profile implements AutoCloseable {
  private static final String NAME = "firstkey-bench";

  private final boolean wanted;
  private final Stack stack;
  private final Report report;

  Profile(boolean wanted, Stack stack, Report report) throws InterruptedException {
    this.wanted = wanted;
    this.stack = stack;
    this.report = report;
    if (wanted) {
      for (var service : Service.values()) {
        jcmd(service, "JFR.start", "name=" + NAME, "settings=profile");
      }
    }
  }

  /// Prints the methods in which each service was found most often.
  void show() throws InterruptedException {
    if (!wanted) {
      return;
    }
    for (var service : Service.values()) {
      var file = temporary(service);
      jcmd(service, "JFR.dump", "name=" + NAME, "filename=" + file);
      report.profile(
          service.spoken(), run(List.of(tool("jfr"), "view", "hot-methods", file)), file);
    }
  }

  private static String temporary(Service service) {
    try {
      return Files.createTempFile(service.spoken() + "-", ".jfr").toString();
    } catch (IOException failure) {
      throw new Trouble("A profile can not be written: " + failure.getMessage());
    }
  }

  private void jcmd(Service service, String... words) throws InterruptedException {
    var command = new java.util.ArrayList<String>();
    command.add(tool("jcmd"));
    command.add(Long.toString(Objects.requireNonNull(stack.pids().get(service.spoken()))));
    command.addAll(List.of(words));
    run(command);
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  private static String run(List<String> command) throws InterruptedException {
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new Trouble(String.join(" ", command) + " failed: " + output.strip());
      }
      return output;
    } catch (IOException failure) {
      throw new Trouble("The profile can not be taken: " + failure.getMessage());
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (wanted) {
      for (var service : Service.values()) {
        jcmd(service, "JFR.stop", "name=" + NAME);
      }
    }
  }
}
