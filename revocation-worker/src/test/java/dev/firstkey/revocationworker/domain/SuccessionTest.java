package dev.firstkey.revocationworker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Purpose;
import dev.firstkey.contracts.Window;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuccessionTest {
  private static final UUID LOW = UUID.fromString("10000000-0000-4000-8000-000000000000");
  private static final UUID HIGH = UUID.fromString("f0000000-0000-4000-8000-000000000000");

  private final PassRecord older = issued(HIGH, 0, "w-1", Purpose.FIRST_ENROLLMENT);

  @Test
  void thePassThatBeganLaterIsTheNewer() {
    PassRecord newer = issued(LOW, 60, "w-1", Purpose.FIRST_ENROLLMENT);

    supersedes(newer, older);
  }

  @Test
  void theIdDecidesBetweenPassesThatBeganTogether() {
    supersedes(older, issued(LOW, 0, "w-1", Purpose.FIRST_ENROLLMENT));
  }

  @Test
  void aPassDoesNotSupersedeItself() {
    assertThat(Succession.supersededBy(older, List.of(older))).isEmpty();
    assertThat(Succession.isSuperseded(older, List.of(older))).isFalse();
  }

  @Test
  void aPassWhoseMinutesWereOverIsNotSuperseded() {
    unrelated(older, issued(LOW, 600, "w-1", Purpose.FIRST_ENROLLMENT));
    supersedes(issued(LOW, 599, "w-1", Purpose.FIRST_ENROLLMENT), older);
  }

  @Test
  void anotherPurposeOrWorkerIsUnrelated() {
    unrelated(older, issued(LOW, 60, "w-1", Purpose.REPLACEMENT));
    unrelated(older, issued(LOW, 60, "w-2", Purpose.FIRST_ENROLLMENT));
  }

  @Test
  void aPassThatIsNotKnownToBeIssuedIsUnrelated() {
    unrelated(older, Known.after("completed"));
    unrelated(older, Known.after("left"));
  }

  @Test
  void anOlderPassIsSupersededWhateverElseEndedIt() {
    PassRecord ended = PassLifecycle.apply(older, Known.fact("failed-attempts"));

    supersedes(issued(LOW, 60, "w-1", Purpose.FIRST_ENROLLMENT), ended);
  }

  private static void supersedes(PassRecord newer, PassRecord older) {
    assertThat(Succession.supersededBy(newer, List.of(older))).containsExactly(older);
    assertThat(Succession.isSuperseded(older, List.of(newer))).isTrue();
    assertThat(Succession.supersededBy(older, List.of(newer))).isEmpty();
    assertThat(Succession.isSuperseded(newer, List.of(older))).isFalse();
  }

  private static void unrelated(PassRecord one, PassRecord other) {
    assertThat(Succession.supersededBy(one, List.of(other))).isEmpty();
    assertThat(Succession.supersededBy(other, List.of(one))).isEmpty();
  }

  private static PassRecord issued(UUID id, long second, String workerId, Purpose purpose) {
    var binding = new Binding(workerId, "ep-1", Known.BINDING.transactionId(), purpose, "chain-1");
    var begin = Known.BEGIN.plusSeconds(second);
    return PassLifecycle.apply(
        PassRecord.unheard(id),
        new PassFact.Issued(binding, new Window(begin, begin.plusSeconds(600)), Known.CASE));
  }
}
