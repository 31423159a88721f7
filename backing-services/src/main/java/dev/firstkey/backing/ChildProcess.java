package dev.firstkey.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// A server process that outlives the JVM that started it, and that a later JVM finds again by its
/// record.
///
/// The record holds the pid and the moment the process started: a pid alone may belong to someone
/// else by now.
record ChildProcess(ProcessHandle handle, Path log) {

  /// Starts the command with its output appended to `log`.
  static ChildProcess start(List<String> command, Path folder, Path log) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      return new ChildProcess(process.toHandle(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs the command to its end.
  static void run(List<String> command, Path folder, Path log) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command.getFirst() + " failed:\n" + tail(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /// The process that the record names, if it still runs.
  static Optional<ChildProcess> recorded(Properties record, Path log) {
    String pid = record.getProperty("pid");
    if (pid == null) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(ProcessHandle::isAlive)
        .filter(handle -> started(handle).equals(record.getProperty("started")))
        .map(handle -> new ChildProcess(handle, log));
  }

  void record(Properties record) {
    record.setProperty("pid", Long.toString(handle.pid()));
    record.setProperty("started", started(handle));
  }

  static String started(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toString).orElse("unknown");
  }

  /// Waits until the server answers; an end of the process or of the time is an error with the last
  /// lines of its log.
  void awaitReady(String name, Duration patience, BooleanSupplier ready) {
    long end = System.nanoTime() + patience.toNanos();
    while (!ready.getAsBoolean()) {
      if (!handle.isAlive() || System.nanoTime() > end) {
        String what = handle.isAlive() ? " does not answer:\n" : " ended while it started:\n";
        handle.destroyForcibly();
        throw new IllegalStateException(name + what + tail(log));
      }
      Pause.briefly();
    }
  }

  /// Asks the process to end, and ends it where it does not.
  void stop(Runnable ask, Duration patience) {
    if (!handle.isAlive()) {
      return;
    }
    ask.run();
    if (!ended(patience)) {
      handle.destroyForcibly();
      ended(patience);
    }
  }

  private boolean ended(Duration patience) {
    try {
      handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static String tail(Path log) {
    if (!Files.isRegularFile(log)) {
      return "(no log)";
    }
    List<String> lines = BackingFiles.read(log).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
  }
}
