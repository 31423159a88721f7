package dev.firstkey.outbox.rest;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/// Bounds how long somebody waits for an answer: a database that is silent says nothing by itself.
public final class Prompt {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Prompt() {}

  /// The same, or after ten seconds a failure that the caller is told as 503 and when to come back.
  /// What a change has done by then is not known; the caller asks again, and it happens once.
  public static <T> Uni<T> answer(Uni<T> answer) {
    return answer.ifNoItem().after(LONGEST).fail();
  }
}
