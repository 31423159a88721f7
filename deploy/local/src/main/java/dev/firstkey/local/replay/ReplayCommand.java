package dev.firstkey.local.replay;

import dev.firstkey.local.Hires;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Service;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.local.stack.Waiting;
import dev.firstkey.local.visit.HrisLine;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// `./firstkey replay [--hires N]`, on the running stack.
public final class ReplayCommand {
  private static final long QUIET_MILLIS = 3_000;
  private static final String USAGE = "Usage: ./firstkey replay [--hires N]";

  private final Stack stack;
  private final Progress progress;

  private ReplayCommand(Stack stack, Progress progress) {
    this.stack = stack;
    this.progress = progress;
  }

  /// @return 0 only where all was heard again and nothing was said again
  public static int run(List<String> arguments) throws InterruptedException {
    int hires = hires(arguments);
    var stack = Stack.here();
    if (!stack.runsWhole()) {
      throw new Trouble("Not all of the stack runs. `./firstkey up` starts what is missing.");
    }
    try {
      new ReplayCommand(stack, new Progress(System.out)).replay(hires);
    } catch (Stopped stopped) {
      throw new Trouble("It was not so: " + stopped.getMessage());
    } catch (ExecutionException failure) {
      throw new Trouble("Kafka does not answer: " + failure.getCause());
    }
    return 0;
  }

  private static int hires(List<String> arguments) {
    if (arguments.isEmpty()) {
      return 0;
    }
    if (arguments.size() == 2 && arguments.getFirst().equals("--hires")) {
      try {
        return Integer.parseUnsignedInt(arguments.getLast());
      } catch (NumberFormatException _) {
        throw new Trouble(USAGE);
      }
    }
    throw new Trouble(USAGE);
  }

  private void replay(int hires) throws Stopped, InterruptedException, ExecutionException {
    hire(hires);
    try (var groups = new Groups(stack.kafkaAdmin())) {
      var before = settled(groups);
      progress.say(before.all() + " records stand on the topics.");
      long again = setBack(groups);
      progress.say(again + " are to be heard again, by five services together.");
      stack.up(progress);
      judge(before, settled(groups), again);
    }
  }

  /// What stands on the topics once all of it is heard and nobody says anything more of it.
  private Sayings settled(Groups groups) throws Stopped, InterruptedException, ExecutionException {
    var kafka = stack.kafkaAdmin();
    var last = Sayings.of(kafka);
    while (true) {
      groups.awaitHeard();
      Waiting.pause(QUIET_MILLIS);
      var now = Sayings.of(kafka);
      if (now.equals(last)) {
        return now;
      }
      last = now;
    }
  }

  private void hire(int many) {
    try (var hris = new HrisLine(stack.hris())) {
      Hires.madeUp(many, Clock.systemUTC()).forEach(hris::publish);
    }
  }

  private long setBack(Groups groups) throws InterruptedException, ExecutionException {
    for (var service : Service.values()) {
      stack.names(service).forEach(stack::stop);
    }
    long again = 0;
    for (var service : Service.values()) {
      again += groups.setBack(service.spoken());
    }
    return again;
  }

  private void judge(Sayings before, Sayings after, long again) throws Stopped {
    var more = after.more(before);
    if (again == 0) {
      throw new Stopped("there was nothing to hear again");
    }
    if (!more.isEmpty()) {
      throw new Stopped("said again: " + more);
    }
    System.out.println(
        again + " records were heard again by five services, and none of them said it anew.");
  }
}
