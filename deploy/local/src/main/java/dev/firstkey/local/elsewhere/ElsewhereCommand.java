package dev.firstkey.local.elsewhere;

import dev.firstkey.local.calls.Place;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.local.visit.Ears;
import dev.firstkey.local.visit.HrisLine;
import java.util.List;

/// `./firstkey elsewhere`, on the running stack.
public final class ElsewhereCommand {

  private ElsewhereCommand() {}

  /// @return 0 only where no service and no directory took any of it, and the pass was unharmed
  public static int run(List<String> arguments) throws InterruptedException {
    var stack = Stack.here();
    if (!arguments.isEmpty()) {
      throw new Trouble("Usage: ./firstkey elsewhere");
    }
    if (!stack.runsWhole()) {
      throw new Trouble("Not all of the stack runs. `./firstkey up` starts what is missing.");
    }
    var place = Place.on(stack);
    try (var ears = new Ears(stack.observer());
        var hris = new HrisLine(stack.hris())) {
      new Elsewhere(place, ears, hris, new Progress(System.out)).run();
    } catch (Stopped stopped) {
      throw new Trouble("It was not so: " + stopped.getMessage());
    }
    System.out.println(
        "Nothing of it was taken anywhere, and the pass was good for its one thing.");
    return 0;
  }
}
