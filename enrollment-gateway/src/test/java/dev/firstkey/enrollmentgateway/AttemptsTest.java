package dev.firstkey.enrollmentgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.RefusalReason;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// No attempt is lost: not at the cap, not when it could not be said.
class AttemptsTest {
  private static final UUID ONE = UUID.randomUUID();
  private static final UUID TWO = UUID.randomUUID();
  private static final UUID THREE = UUID.randomUUID();

  private final Attempts attempts = new Attempts(2);

  @Test
  void beyondTheCapOnlyTheNumberIsKept() {
    List.of(ONE, TWO, THREE, THREE, ONE).forEach(this::count);
    Attempts.Count count = attempts.take().getFirst();
    assertThat(count.byTransaction()).containsOnlyKeys(ONE, TWO).containsEntry(ONE, 2);
    assertThat(count.others()).isEqualTo(2);
    assertThat(attempts.take()).isEmpty();
  }

  @Test
  void whatCouldNotBeSaidIsCountedWithWhatCameSince() {
    List.of(ONE, TWO, THREE).forEach(this::count);
    Attempts.Count unsaid = attempts.take().getFirst();
    count(THREE);
    count(ONE);
    attempts.giveBack(unsaid);
    Attempts.Count count = attempts.take().getFirst();
    int kept = count.byTransaction().values().stream().reduce(0, Integer::sum);
    assertThat(kept + count.others()).isEqualTo(5);
    assertThat(count.byTransaction()).hasSize(2).containsEntry(ONE, 2);
  }

  @Test
  void aNumberNeverTurns() {
    assertThat(Attempts.sum(Integer.MAX_VALUE, 1)).isEqualTo(Integer.MAX_VALUE);
  }

  private void count(UUID transaction) {
    attempts.add(RefusalReason.WRONG_KEY, transaction);
  }
}
