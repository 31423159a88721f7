package dev.firstkey.local.canary;

import dev.firstkey.local.stack.Home;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import dev.firstkey.local.traces.OtlpReceiver;
import java.io.IOException;
import java.util.List;

/// `./firstkey canary`: it writes into every topic of the stack, stops the services, and deletes
/// it.
public final class CanaryCommand {
  private static final String CONSENT = "--delete-the-stack";

  private CanaryCommand() {}

  /// @return 0 only where the search sees everywhere and finds nothing
  public static int run(List<String> arguments) throws IOException, InterruptedException {
    int rounds = rounds(arguments);
    var stack = Stack.here();
    if (stack.runs()) {
      throw new Trouble("The canary starts the services itself: ./firstkey down first.");
    }
    var progress = new Progress(System.out);
    try (var receiver = new OtlpReceiver()) {
      System.setProperty(Stack.COLLECTOR, receiver.endpoint());
      stack.up(progress);
      return new Canary(Home.here(), stack, receiver, progress).run(rounds) ? 0 : 1;
    } catch (IOException | InterruptedException | RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new Trouble("The canary did not get to its end: " + failure);
    } finally {
      stack.reset(progress);
    }
  }

  private static int rounds(List<String> arguments) {
    if (arguments.equals(List.of(CONSENT))) {
      return 1;
    }
    if (arguments.size() == 3
        && arguments.getFirst().equals(CONSENT)
        && arguments.get(1).equals("--rounds")
        && arguments.getLast().matches("[1-9][0-9]?")) {
      return Integer.parseInt(arguments.getLast());
    }
    throw new Trouble(
        """
        Usage: ./firstkey canary --delete-the-stack [--rounds N]
        It writes into every topic and deletes the stack afterwards; FIRSTKEY_HOME names another one.\
        """);
  }
}
