package dev.firstkey.local.bench;

import dev.firstkey.local.bench.audit.AuditBenchCommand;
import dev.firstkey.local.bench.door.DoorCommand;
import dev.firstkey.local.bench.intake.IntakeCommand;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import java.util.List;

/// `./firstkey bench`: on a running stack, which it leaves, or on one of its own, which it stops.
public final class BenchCommand {

  private BenchCommand() {}

  /// @return 0 where every figure was measured
  public static int run(List<String> arguments) throws InterruptedException {
    if (!arguments.isEmpty() && arguments.getFirst().equals("intake")) {
      return IntakeCommand.run(arguments.subList(1, arguments.size()));
    }
    if (!arguments.isEmpty() && arguments.getFirst().equals("door")) {
      return DoorCommand.run(arguments.subList(1, arguments.size()));
    }
    if (!arguments.isEmpty() && arguments.getFirst().equals("audit")) {
      return AuditBenchCommand.run(arguments.subList(1, arguments.size()));
    }
    var options = BenchOptions.of(arguments);
    var progress = new Progress(System.err);
    var stack = Stack.here();
    var own = !stack.runs();
    if (own) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.abandon(progress)));
      stack.up(progress);
    } else if (!stack.runsWhole()) {
      throw new Trouble("Not all of the stack runs. `./firstkey up` starts what is missing.");
    }
    if (stack.isQuick()) {
      throw new Trouble(
          "These services were started with FIRSTKEY_QUICK=1, and figures of them would mislead."
              + " Unset it, and `./firstkey down` first.");
    }
    try (var bench = new Bench(stack, options, progress, System.out)) {
      bench.run(own);
    } catch (Stopped stopped) {
      throw new Trouble("The bench ends without all its figures: " + stopped.getMessage());
    }
    return 0;
  }
}
