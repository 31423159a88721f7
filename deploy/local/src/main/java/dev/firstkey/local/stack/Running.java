package dev.firstkey.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A process that still runs. A process id is used again after a while, so it counts only together
/// with the moment at which the process began.
///
/// @param handle the process
/// @param began tells it from another process with the same id
record Running(ProcessHandle handle, String began) {

  static Running of(ProcessHandle handle) {
    return new Running(handle, began(handle));
  }

  /// What the file names, if it still runs.
  static Optional<Running> recorded(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      var words = Files.readString(file).strip().split(" ", 2);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(Running::lives)
          .map(Running::of)
          .filter(running -> running.began.equals(words[words.length - 1]));
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// Starts the process and notes it in the file.
  static void begin(ProcessBuilder process, Path file) throws IOException {
    var record = of(process.start().toHandle()).record();
    var next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), record);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Ends what the file names, and the file.
  ///
  /// @param seconds after which the process is killed
  static void end(Path file, int seconds) {
    recorded(file).ifPresent(process -> process.stop(seconds));
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String record() {
    return handle.pid() + " " + began;
  }

  boolean lives() {
    return lives(handle);
  }

  /// Asks the process to end, and ends it where it does not in time.
  void stop(int seconds) {
    handle.destroy();
    if (!ended(seconds)) {
      kill();
    }
  }

  /// Ends the process with no chance to say goodbye; it is gone when this returns.
  void kill() {
    handle.destroyForcibly();
    if (!ended(10)) {
      throw new Trouble("Process " + handle.pid() + " does not end, not even by SIGKILL.");
    }
  }

  private boolean ended(int seconds) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (lives() && System.nanoTime() < deadline) {
      Waiting.pause(50);
    }
    return !lives();
  }

  private static boolean lives(ProcessHandle handle) {
    return handle.isAlive() && !linux(handle).map(line -> line.startsWith("Z")).orElse(false);
  }

  // Linux tells the start in clock ticks since boot, which no change of the clock moves.
  private static String began(ProcessHandle handle) {
    return linux(handle)
        .map(line -> "ticks " + line.split(" ")[19] + bootId())
        .orElseGet(() -> handle.info().startInstant().map(Instant::toString).orElse("unknown"));
  }

  /// `/proc/PID/stat` behind the name, which may hold anything: state first, the start 20th.
  private static Optional<String> linux(ProcessHandle handle) {
    try {
      var text = Files.readString(Path.of("/proc", Long.toString(handle.pid()), "stat"));
      return Optional.of(text.substring(text.lastIndexOf(')') + 2));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static String bootId() {
    try {
      return " " + Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException _) {
      return "";
    }
  }

  /// Resident memory in MB; empty where the system does not tell.
  Optional<Long> memory() {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(handle.pid()), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
