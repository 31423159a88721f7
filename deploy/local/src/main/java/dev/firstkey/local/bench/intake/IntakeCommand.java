package dev.firstkey.local.bench.intake;

import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import java.util.List;

/// `./firstkey bench intake`, on a stack of its own, which it deletes.
public final class IntakeCommand {

  private IntakeCommand() {}

  /// @return 0
  /// @throws Trouble where a figure could not be measured or somebody was lost
  public static int run(List<String> arguments) throws InterruptedException {
    var options = IntakeOptions.of(arguments);
    var stack = Stack.here();
    if (stack.runs()) {
      throw new Trouble("The bench of the intake starts a stack itself: ./firstkey down first.");
    }
    var progress = new Progress(System.err);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.abandon(progress)));
    System.setProperty(Stack.HIRES_AT_ONCE, "1000000");
    try {
      stack.reset(progress);
      stack.up(progress);
      new Intake(stack, options, progress, System.out).run();
      return 0;
    } catch (Stopped stopped) {
      throw new Trouble("The bench ends without all its figures: " + stopped.getMessage());
    } finally {
      stack.reset(progress);
    }
  }
}
