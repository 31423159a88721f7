package dev.firstkey.local.demo;

import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.local.stack.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One service halts at the n-th pass of a named point, and is started again. The proof that it was
/// there is the file that it left.
final class HaltAtPoint implements Fault {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /// One relay of a service sends at a time, by a lease of ten seconds: who is alone for longer has
  /// it.
  private static final int LEASE_MILLIS = 11_000;

  private final Stack stack;
  private final Halting halting;
  private final Progress progress;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private volatile boolean over;
  private @Nullable Thread happening;

  HaltAtPoint(Stack stack, Halting halting, Progress progress) {
    this.stack = stack;
    this.halting = halting;
    this.progress = progress;
  }

  @Override
  public void arm() {
    var mark = mark();
    progress.say(halting.part() + " will halt at " + halting.spoken() + ".");
    var beside = stack.beside(halting.part());
    if (halting.isOfOneAtATime() && !beside.isEmpty()) {
      beside.forEach(stack::stop);
      start(mark);
      Waiting.pause(LEASE_MILLIS);
      stack.up(progress);
    } else {
      start(mark);
    }
    happening = Thread.ofVirtual().start(() -> happen(mark));
  }

  private void start(Path mark) {
    stack.startHalting(halting.part(), halting.point(), halting.nth(), mark);
  }

  private static Path mark() {
    try {
      var mark = Files.createTempFile("firstkey-halted-", "");
      Files.delete(mark);
      return mark;
    } catch (IOException failure) {
      throw new Trouble("A file can not be made: " + failure.getMessage());
    }
  }

  @Override
  public void at(Step step) {}

  private void happen(Path mark) {
    long deadline = 0;
    while (stack.runs(halting.part()) && !Files.exists(mark)) {
      if (over && deadline == 0) {
        deadline = System.nanoTime() + PATIENCE_NANOS;
      }
      if (deadline != 0 && System.nanoTime() > deadline) {
        failures.add(halting.part() + " never passed " + halting.spoken());
        stack.stop(halting.part());
      }
      Waiting.pause(20);
    }
    progress.say(halting.part() + " has ended.");
    if (!Files.exists(mark)) {
      failures.add(halting.part() + " did not end at " + halting.spoken());
    }
    try {
      stack.up(progress);
    } catch (RuntimeException failure) {
      failures.add(halting.part() + " does not start again: " + failure.getMessage());
    }
  }

  @Override
  public List<String> end() throws InterruptedException {
    over = true;
    Objects.requireNonNull(happening, "arm() comes first").join();
    return List.copyOf(failures);
  }
}
