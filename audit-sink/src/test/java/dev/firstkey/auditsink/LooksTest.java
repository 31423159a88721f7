package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.auditsink.TellAccess.Look;
import dev.firstkey.contracts.AuditQuestion;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final long MINUTE = Looks.ONCE.toNanos();
  private static final Look LOOK = look("person:a", "");
  private static final Look OTHER = look("person:b", "");

  private final Looks looks = new Looks();
  private final List<Said> said = new ArrayList<>();

  private record Said(Look look, int calls, UniEmitter<? super Void> answer) {
    String words() {
      return look.actor() + " " + calls;
    }
  }

  @Test
  void theFirstIsToldAtOnceAndTheSameAgainOnceAMinute() {
    told(LOOK, 5);
    told(LOOK, 6);
    told(OTHER, 6);
    told(LOOK, MINUTE + 5);
    told(LOOK, MINUTE + 6);
    assertThat(said)
        .extracting(Said::words)
        .containsExactly("person:a 1", "person:b 1", "person:a 2");
  }

  @Test
  void whoStopsAskingIsToldToo() {
    told(LOOK, 5);
    told(LOOK, 6);
    told(OTHER, 6);
    assertThat(looks.over(MINUTE)).isEmpty();
    assertThat(looks.over(MINUTE + 6)).isEqualTo(Map.of(LOOK, 1));
    assertThat(looks.over(MINUTE + 6)).isEmpty();
    told(LOOK, MINUTE + 7);
    assertThat(said.getLast().words()).isEqualTo("person:a 1");
  }

  @Test
  void whoAsksTheSameWhileItIsNotSaidYetWaitsForIt() {
    var first = ask(LOOK, 5);
    var second = ask(LOOK, 6);
    first.assertNotTerminated();
    second.assertNotTerminated();
    assertThat(said).hasSize(1);
    said.getFirst().answer().fail(new IllegalStateException("no database"));
    first.assertFailedWith(IllegalStateException.class);
    second.assertFailedWith(IllegalStateException.class);
    told(LOOK, 7).assertCompleted();
    assertThat(said.getLast().words()).isEqualTo("person:a 1");
    assertThat(looks.over(MINUTE + 7)).isEmpty();
  }

  /// What was shown is told in the end, however often that fails.
  @Test
  void whatIsOwedStaysOwed() {
    told(LOOK, 5);
    told(LOOK, 6);
    var failing = ask(LOOK, MINUTE + 6);
    assertThat(said.getLast().words()).isEqualTo("person:a 2");
    said.getLast().answer().fail(new IllegalStateException("no database"));
    failing.assertFailedWith(IllegalStateException.class);
    Map<Look, Integer> rest = looks.over(MINUTE + 7);
    assertThat(rest).isEqualTo(Map.of(LOOK, 1));
    looks.owe(LOOK, 1, MINUTE + 7);
    told(LOOK, MINUTE + 8);
    assertThat(said.getLast().words()).isEqualTo("person:a 2");
  }

  /// It failed when the same had been told again, and shown.
  @Test
  void aFailureThatComesLateTakesNothingAway() {
    ask(LOOK, 5);
    told(LOOK, MINUTE + 6);
    told(LOOK, MINUTE + 7);
    said.getFirst().answer().fail(new IllegalStateException("no database"));
    assertThat(looks.over(2 * MINUTE + 8)).isEqualTo(Map.of(LOOK, 1));
  }

  @Test
  void whatWasRepeatedIsToldWhenTheReplicaEnds() {
    told(LOOK, 5);
    told(LOOK, 6);
    assertThat(looks.all()).isEqualTo(Map.of(LOOK, 1));
  }

  /// Nobody fills the memory or the log; nobody is lost either.
  @Test
  void aFloodIsToldTogether() {
    for (int i = 0; i < Looks.MOST; i++) {
      told(look("person:a", "after=" + i), 5);
    }
    told(look("person:b", "x"), 6);
    told(look("person:b", "y"), 7);
    told(look("person:b", "z"), 8);
    assertThat(said).hasSize(Looks.MOST + 1);
    Look together = look("person:b", Looks.TOGETHER);
    assertThat(said.getLast().look()).isEqualTo(together);
    assertThat(looks.over(MINUTE + 6)).isEqualTo(Map.of(together, 2));
  }

  private UniAssertSubscriber<Void> told(Look look, long now) {
    int before = said.size();
    var asked = ask(look, now);
    said.subList(before, said.size()).forEach(it -> it.answer().complete(null));
    return asked;
  }

  private UniAssertSubscriber<Void> ask(Look look, long now) {
    return looks
        .tell(
            look,
            now,
            (about, calls) ->
                Uni.createFrom().emitter(answer -> said.add(new Said(about, calls, answer))))
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  private static Look look(String actor, String asked) {
    return new Look(actor, AuditQuestion.ENTRIES, asked, null);
  }
}
