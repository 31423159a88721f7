package dev.firstkey.passissuer.domain;

import static dev.firstkey.passissuer.domain.Given.WINDOW;
import static dev.firstkey.passissuer.domain.Given.moved;
import static dev.firstkey.passissuer.domain.Given.stated;
import static dev.firstkey.passissuer.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.Purpose;
import dev.firstkey.passissuer.domain.CaseCommand.Complete;
import dev.firstkey.passissuer.domain.CaseCommand.Expect;
import dev.firstkey.passissuer.domain.CaseCommand.Leave;
import dev.firstkey.passissuer.domain.CaseCommand.RunOut;
import dev.firstkey.passissuer.domain.CaseCommand.Withdraw;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// All orders of every subset of one long history: the outcome is the same, and what is said along
/// the way always makes sense.
class FactsInAnyOrderTest {
  private static final List<CaseCommand> HISTORY =
      List.of(
          new Expect(stated(1)),
          new Expect(statement(2, WINDOW, DeviceContext.BYOD, 1)),
          new Expect(moved(3)),
          new RunOut(stated(1).terms().caseId()),
          new RunOut(moved(3).terms().caseId()),
          new Complete(),
          new Withdraw(),
          new Leave());
  private static final Instant INSIDE_BOTH = Given.START.plus(Duration.ofDays(2));

  @Test
  void theOutcomeIsTheSame() {
    int subsets = 1 << HISTORY.size();
    for (int subset = 0; subset < subsets; subset++) {
      Set<Outcome> outcomes = new HashSet<>();
      ordersOf(chosen(subset), order -> outcomes.add(outcome(order)));
      assertThat(outcomes).as("the facts %s", chosen(subset)).hasSize(1);
    }
  }

  @Test
  void oneCaseIsOpenAtATimeAndOnlyAnOpenOneIsClosed() {
    ordersOf(HISTORY, FactsInAnyOrderTest::checkWhatIsSaid);
  }

  private static void checkWhatIsSaid(List<CaseCommand> order) {
    CaseFacts facts = CaseFacts.none();
    Optional<UUID> open = Optional.empty();
    for (CaseCommand command : order) {
      for (CaseChange change : CaseLifecycle.decide(facts, command)) {
        open = afterwards(open, change, order);
      }
      facts = CaseLifecycle.apply(facts, command);
    }
    assertThat(open).as("all that ends a case was heard: %s", order).isEmpty();
  }

  private static Optional<UUID> afterwards(
      Optional<UUID> open, CaseChange change, List<CaseCommand> order) {
    return switch (change) {
      case CaseChange.Opened(CaseTerms terms, _) -> {
        assertThat(open).as("%s", order).isEmpty();
        yield Optional.of(terms.caseId());
      }
      case CaseChange.Closed(UUID caseId, _) -> {
        assertThat(open).as("%s", order).contains(caseId);
        yield Optional.empty();
      }
    };
  }

  private static Outcome outcome(List<CaseCommand> order) {
    CaseFacts facts = Given.facts(order.toArray(CaseCommand[]::new));
    Situation situation =
        new Situation(facts, new Account.Ready("account"), Given.policy(0), INSIDE_BOTH, Set.of());
    return new Outcome(
        facts.standing(),
        PassRules.decide(
            PassRulesTest.request(Purpose.FIRST_ENROLLMENT, ProofingMethod.ATTENDED), situation));
  }

  private static List<CaseCommand> chosen(int subset) {
    List<CaseCommand> chosen = new ArrayList<>();
    for (int i = 0; i < HISTORY.size(); i++) {
      if ((subset & (1 << i)) != 0) {
        chosen.add(HISTORY.get(i));
      }
    }
    return chosen;
  }

  private static void ordersOf(List<CaseCommand> facts, Consumer<List<CaseCommand>> each) {
    permute(new ArrayList<>(facts), 0, each);
  }

  private static void permute(List<CaseCommand> facts, int from, Consumer<List<CaseCommand>> each) {
    if (from >= facts.size() - 1) {
      each.accept(facts);
      return;
    }
    for (int i = from; i < facts.size(); i++) {
      Collections.swap(facts, from, i);
      permute(facts, from + 1, each);
      Collections.swap(facts, from, i);
    }
  }

  private record Outcome(EnrollmentCase standing, PassDecision decision) {}
}
