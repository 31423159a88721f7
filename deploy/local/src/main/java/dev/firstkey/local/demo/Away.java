package dev.firstkey.local.demo;

import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Waiting;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A part is killed when the first new hire comes to a step, or several one after the other; it
/// stays away for a while and comes back. Instead of a part it may be the room on the disk.
final class Away implements Fault {
  private static final int BETWEEN_MILLIS = 1000;

  private final Stack stack;
  private final Outage outage;
  private final Progress progress;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private @Nullable Thread happening;

  Away(Stack stack, Outage outage, Progress progress) {
    this.stack = stack;
    this.outage = outage;
    this.progress = progress;
  }

  @Override
  public void arm() {}

  @Override
  public synchronized void at(Step step) {
    if (happening == null && step == outage.step()) {
      happening = Thread.ofVirtual().start(this::happen);
    }
  }

  private void happen() {
    progress.say("Away for " + outage.seconds() + " seconds: " + outage.spoken() + ".");
    try {
      if (outage.parts().equals(List.of(NoRoom.NAME))) {
        withoutRoom();
      } else {
        withoutParts();
      }
    } catch (RuntimeException failure) {
      failures.add(outage.spoken() + " did not go and come back: " + failure.getMessage());
    }
  }

  private void withoutRoom() {
    try {
      NoRoom.begin();
      Waiting.pause(outage.seconds() * 1000L);
    } finally {
      long refusals = NoRoom.end();
      progress.say("There is room on the disk again; " + refusals + " rows were refused.");
      if (refusals == 0) {
        failures.add("nobody wanted to write while the disk was full");
      }
    }
  }

  /// A service that ends of itself would be started again with the part, and nobody would see it.
  private void withoutParts() {
    var before = stack.pids();
    for (var part : outage.parts()) {
      stack.kill(part);
      Waiting.pause(BETWEEN_MILLIS);
    }
    Waiting.pause(outage.seconds() * 1000L);
    var during = stack.pids();
    before.forEach((part, pid) -> {
      if (!outage.parts().contains(part) && !pid.equals(during.get(part))) {
        failures.add(part + " did not live through it");
      }
    });
    stack.up(progress);
  }

  @Override
  public synchronized List<String> end() throws InterruptedException {
    if (happening == null) {
      return List.of(outage.spoken() + " was never away");
    }
    happening.join();
    return List.copyOf(failures);
  }
}
