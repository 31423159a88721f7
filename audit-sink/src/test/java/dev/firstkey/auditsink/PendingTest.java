package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingTest {
  private final List<UniEmitter<? super Integer>> asked = new ArrayList<>();
  private final Pending<Integer> pending =
      new Pending<>(() -> Uni.createFrom().<Integer>emitter(asked::add));

  @Test
  void whoAskTogetherAreToldTogether() {
    var first = ask();
    var second = ask();
    assertThat(asked).hasSize(1);
    asked.getFirst().complete(7);
    first.assertItem(7);
    second.assertItem(7);
  }

  @Test
  void nothingIsRemembered() {
    ask();
    asked.getFirst().complete(7);
    var later = ask();
    assertThat(asked).hasSize(2);
    asked.getLast().complete(8);
    later.assertItem(8);
  }

  @Test
  void aFailureIsNotRememberedEither() {
    var failing = ask();
    asked.getFirst().fail(new IllegalStateException("no database"));
    failing.assertFailedWith(IllegalStateException.class);
    ask();
    assertThat(asked).hasSize(2);
  }

  @Test
  void whoGivesUpTakesNothingFromTheOthers() {
    var first = ask();
    var second = ask();
    first.cancel();
    asked.getFirst().complete(7);
    second.assertItem(7);
  }

  private UniAssertSubscriber<Integer> ask() {
    return pending.answer().subscribe().withSubscriber(UniAssertSubscriber.create());
  }
}
