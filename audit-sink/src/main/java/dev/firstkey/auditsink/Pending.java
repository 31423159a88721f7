package dev.firstkey.auditsink;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A question that is asked once for all who want to know while its answer is on the way, and anew
/// for who comes later: nobody is told what was known before they asked, by more than one answer.
final class Pending<T> {
  private static final Duration LONGEST = Duration.ofSeconds(9);

  private final Supplier<Uni<T>> question;
  private @Nullable Uni<T> onItsWay;

  Pending(Supplier<Uni<T>> question) {
    this.question = question;
  }

  Uni<T> answer() {
    return Uni.createFrom().deferred(this::asked);
  }

  private synchronized Uni<T> asked() {
    Uni<T> now = onItsWay;
    if (now == null) {
      now =
          Uni.createFrom()
              .deferred(() -> question.get())
              .ifNoItem()
              .after(LONGEST)
              .fail()
              .onTermination()
              .invoke(this::arrived)
              .memoize()
              .indefinitely();
      onItsWay = now;
    }
    return now;
  }

  private synchronized void arrived() {
    onItsWay = null;
  }
}
