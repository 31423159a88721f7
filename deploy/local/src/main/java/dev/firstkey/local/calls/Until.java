package dev.firstkey.local.calls;

import dev.firstkey.local.stack.Waiting;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Waits for something that other processes bring about.
public final class Until {

  /// Looks once.
  public interface Look<T> {
    Optional<T> now() throws Stopped, InterruptedException;
  }

  /// Asks once.
  public interface Call {
    Api.Answer answer() throws Stopped, InterruptedException;
  }

  private static final int UNAVAILABLE = 503;

  private Until() {}

  /// The answer, asked for again while nobody answers, as a page and its reader would.
  public static Api.Answer reached(int seconds, Call call) throws Stopped, InterruptedException {
    return present("An answer", seconds, () -> answered(call));
  }

  private static Optional<Api.Answer> answered(Call call) throws Stopped, InterruptedException {
    try {
      return Optional.of(call.answer()).filter(answer -> answer.status() != UNAVAILABLE);
    } catch (Unreachable _) {
      return Optional.empty();
    }
  }

  /// @param what stands in the message where it does not happen in time
  public static <T> T present(String what, int seconds, Look<T> look)
      throws Stopped, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (true) {
      var seen = look.now();
      if (seen.isPresent()) {
        return seen.get();
      }
      if (System.nanoTime() > deadline) {
        throw new Stopped(what + " did not happen within " + seconds + " seconds");
      }
      Waiting.pause(150);
    }
  }
}
