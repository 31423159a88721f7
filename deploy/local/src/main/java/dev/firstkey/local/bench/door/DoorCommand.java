package dev.firstkey.local.bench.door;

import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import java.util.List;

/// `./firstkey bench door`: on a running stack, which it leaves, or on one of its own, which it
/// stops.
public final class DoorCommand {

  private DoorCommand() {}

  /// @return 0 where every figure was measured
  public static int run(List<String> arguments) throws InterruptedException {
    var options = DoorOptions.of(arguments);
    var progress = new Progress(System.err);
    var stack = Stack.here();
    if (!stack.runs()) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.abandon(progress)));
      stack.up(progress);
    }
    if (stack.isQuick()) {
      System.out.println("FIRSTKEY_QUICK=1: the services run slower than they would.");
    }
    try (var door = new DoorBench(stack, options, progress, System.out)) {
      door.run();
      return 0;
    } catch (Stopped stopped) {
      throw new Trouble("The bench ends without all its figures: " + stopped.getMessage());
    }
  }
}
