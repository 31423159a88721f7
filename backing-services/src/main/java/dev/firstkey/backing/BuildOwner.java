package dev.firstkey.backing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// The process whose life the shared servers follow: the build, or this JVM where no build started
/// it.
record BuildOwner(long pid, String started) {

  /// The topmost ancestor that is Maven, else the topmost that is a JVM. Surefire forks through a
  /// shell, so the parent is of no use.
  static BuildOwner ofThisProcess() {
    List<ProcessHandle> line = new ArrayList<>();
    Optional<ProcessHandle> next = Optional.of(ProcessHandle.current());
    while (next.isPresent()) {
      line.addFirst(next.get());
      next = next.get().parent();
    }
    ProcessHandle owner =
        line.stream()
            .filter(BuildOwner::isMaven)
            .findFirst()
            .or(() -> line.stream().filter(BuildOwner::isJava).findFirst())
            .orElseGet(ProcessHandle::current);
    return new BuildOwner(owner.pid(), ChildProcess.started(owner));
  }

  boolean isGone() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> ChildProcess.started(handle).equals(started))
        .isEmpty();
  }

  /// Tells this owner from one that had the same pid before.
  String key() {
    return pid + "-" + Integer.toHexString(started.hashCode());
  }

  Properties record() {
    Properties record = new Properties();
    record.setProperty("pid", Long.toString(pid));
    record.setProperty("started", started);
    return record;
  }

  private static boolean isJava(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("java")).isPresent();
  }

  private static boolean isMaven(ProcessHandle process) {
    return isJava(process)
        && process
            .info()
            .commandLine()
            .filter(line -> line.contains("plexus-classworlds"))
            .isPresent();
  }
}
