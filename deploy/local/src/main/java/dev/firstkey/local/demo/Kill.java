package dev.firstkey.local.demo;

import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// One part is killed with no chance to say goodbye while new hires are on their way, and started
/// again.
final class Kill implements Fault {
  private final Stack stack;
  private final String part;
  private final Progress progress;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private @Nullable Thread happening;

  Kill(Stack stack, String part, Progress progress) {
    this.stack = stack;
    this.part = part;
    this.progress = progress;
  }

  @Override
  public void arm() {}

  @Override
  public synchronized void at(Step step) {
    if (happening == null && step == Step.PASS) {
      happening = Thread.ofVirtual().start(this::happen);
    }
  }

  private void happen() {
    progress.say("SIGKILL to " + part + ".");
    try {
      stack.kill(part);
      stack.up(progress);
    } catch (RuntimeException failure) {
      failures.add(part + " was not killed and started again: " + failure.getMessage());
    }
  }

  @Override
  public synchronized List<String> end() throws InterruptedException {
    if (happening == null) {
      return List.of(part + " was never killed");
    }
    happening.join();
    return List.copyOf(failures);
  }
}
