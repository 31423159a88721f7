package dev.firstkey.local.demo;

import dev.firstkey.local.Hires;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.local.traces.HiredTrace;
import dev.firstkey.local.traces.OtlpReceiver;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// `./firstkey demo`: on a running stack, which it leaves, or on one of its own, which it stops.
public final class DemoCommand {

  private DemoCommand() {}

  /// @return 0 only where every question of the verdict is answered with yes
  public static int run(List<String> arguments) throws IOException, InterruptedException {
    var options = DemoOptions.of(arguments);
    if (!options.traces()) {
      return run(options, Optional.empty());
    }
    if (Stack.here().runs()) {
      throw new Trouble(
          "With --traces the demo starts the services itself: ./firstkey down first.");
    }
    try (var receiver = new OtlpReceiver()) {
      System.setProperty(Stack.COLLECTOR, receiver.endpoint());
      return run(options, Optional.of(new HiredTrace(receiver)));
    }
  }

  private static int run(DemoOptions options, Optional<HiredTrace> trace)
      throws InterruptedException {
    var clock = Clock.systemUTC();
    var hires =
        options.events().map(Hires::read).orElseGet(() -> Hires.madeUp(options.workers(), clock));
    var progress = new Progress(System.out);
    var stack = Stack.here();
    var own = !stack.runs();
    var end = new Thread(() -> stack.abandon(progress));
    if (own && !options.keep()) {
      Runtime.getRuntime().addShutdownHook(end);
    }
    if (own) {
      stack.up(progress);
    } else {
      progress.say("The stack that runs is used, and left as it is.");
      warnOfMissing(stack, progress);
    }
    return new Demo(stack, options, trace, progress).run(hires, System.out) ? success() : failure();
  }

  private static void warnOfMissing(Stack stack, Progress progress) {
    if (!stack.missing().isEmpty()) {
      progress.say(
          "Not all of it runs: " + stack.missing() + ". The demo will tell what that means.");
    }
  }

  private static int success() {
    System.out.println();
    System.out.println("All of it is true.");
    return 0;
  }

  private static int failure() {
    System.out.println();
    System.out.println("Not all of it is true.");
    return 1;
  }
}
