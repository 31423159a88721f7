package dev.firstkey.local.demo;

import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Waiting;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// One part is killed when the first new hire comes to a step, stays away for a while, and comes
/// back.
final class Away implements Fault {
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
    progress.say(outage.part() + " goes away for " + outage.seconds() + " seconds.");
    try {
      stack.kill(outage.part());
      Waiting.pause(outage.seconds() * 1000L);
      stack.up(progress);
    } catch (RuntimeException failure) {
      failures.add(outage.part() + " did not go and come back: " + failure.getMessage());
    }
  }

  @Override
  public synchronized List<String> end() throws InterruptedException {
    if (happening == null) {
      return List.of(outage.part() + " was never away");
    }
    happening.join();
    return List.copyOf(failures);
  }
}
