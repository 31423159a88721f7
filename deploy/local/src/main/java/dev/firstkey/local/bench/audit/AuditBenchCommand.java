package dev.firstkey.local.bench.audit;

import dev.firstkey.local.calls.Stopped;
import dev.firstkey.local.stack.Progress;
import dev.firstkey.local.stack.Stack;
import dev.firstkey.local.stack.Trouble;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// `./firstkey bench audit --delete-the-stack`, on a stack of its own, which it deletes: what it
/// writes into the log happened to nobody.
public final class AuditBenchCommand {
  private static final String CONSENT = "--delete-the-stack";

  private AuditBenchCommand() {}

  /// @return 0
  /// @throws Trouble where a figure could not be measured
  public static int run(List<String> arguments) throws InterruptedException {
    var words = new ArrayList<>(arguments);
    if (!words.remove(CONSENT)) {
      throw new Trouble(
          "bench audit starts a stack and deletes it with all its data: say " + CONSENT + ".");
    }
    var options = AuditBenchOptions.of(words);
    var stack = Stack.here();
    if (stack.runs()) {
      throw new Trouble("The bench of the audit log starts a stack itself: ./firstkey down first.");
    }
    var progress = new Progress(System.err);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stack.abandon(progress)));
    try {
      stack.reset(progress);
      stack.up(progress);
      new AuditBench(stack, options, progress, System.out).run();
      return 0;
    } catch (Stopped stopped) {
      throw new Trouble("The bench ends without all its figures: " + stopped.getMessage());
    } catch (SQLException failure) {
      throw new Trouble("The bench's own table fails: SQLSTATE " + failure.getSQLState());
    } catch (IOException failure) {
      throw new Trouble("The bench cannot reach the log: " + failure.getMessage());
    } finally {
      stack.reset(progress);
    }
  }
}
