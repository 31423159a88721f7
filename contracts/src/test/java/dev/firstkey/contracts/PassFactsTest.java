package dev.firstkey.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The one table: facts → standing.
class PassFactsTest {

  static Stream<Arguments> table() {
    return Stream.of(
        row(facts(), new PassStanding.Unknown()),
        row(facts().withIssued(), new PassStanding.Live()),
        row(facts().withRedeemed(), new PassStanding.Redeemed()),
        row(facts().withIssued().withRedeemed(), new PassStanding.Redeemed()),
        row(redeemed(RevocationReason.REDEEMED), new PassStanding.Redeemed()),
        row(redeemed(RevocationReason.EXPIRED), new PassStanding.Redeemed()),
        row(redeemed(RevocationReason.FAILED_ATTEMPTS), new PassStanding.Redeemed()),
        row(redeemed(RevocationReason.SUPERSEDED), new PassStanding.Redeemed()),
        row(redeemed(RevocationReason.LEFT), undone(RevocationReason.LEFT)),
        row(redeemed(RevocationReason.WITHDRAWN), undone(RevocationReason.WITHDRAWN)),
        row(redeemed(RevocationReason.REPUDIATED), undone(RevocationReason.REPUDIATED)),
        row(redeemed(RevocationReason.OPERATOR), undone(RevocationReason.OPERATOR)),
        row(redeemed(RevocationReason.DEVICE_CHANGED), undone(RevocationReason.DEVICE_CHANGED)),
        row(issued(RevocationReason.EXPIRED), ended(RevocationReason.EXPIRED)),
        row(issued(RevocationReason.LEFT), ended(RevocationReason.LEFT)),
        row(facts().with(RevocationReason.LEFT), ended(RevocationReason.LEFT)),
        row(
            issued(RevocationReason.EXPIRED).with(RevocationReason.OPERATOR),
            ended(RevocationReason.OPERATOR)),
        row(
            redeemed(RevocationReason.OPERATOR).with(RevocationReason.LEFT),
            undone(RevocationReason.LEFT)));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @MethodSource("table")
  void factsMeanOneStanding(PassFacts facts, PassStanding standing) {
    assertThat(facts.standing()).isEqualTo(standing);
  }

  @Test
  void theOrderOfArrivalNeverMatters() {
    List<UnaryOperator<PassFacts>> history =
        List.of(
            PassFacts::withIssued,
            PassFacts::withRedeemed,
            facts -> facts.with(RevocationReason.EXPIRED),
            facts -> facts.with(RevocationReason.LEFT),
            facts -> facts.with(RevocationReason.FAILED_ATTEMPTS),
            facts -> facts.with(RevocationReason.REDEEMED));
    Set<PassFacts> ends = new HashSet<>();
    permutations(history).forEach(order -> ends.add(after(order)));
    assertThat(ends).hasSize(1);
  }

  @Test
  void aFactThatArrivesTwiceChangesNothing() {
    PassFacts once = issued(RevocationReason.LEFT);
    assertThat(once.with(RevocationReason.LEFT).withIssued()).isEqualTo(once);
  }

  @Test
  void theFiveStrongestReasonsTakeTheAuthenticatorAway() {
    Set<RevocationReason> undoing = EnumSet.noneOf(RevocationReason.class);
    for (RevocationReason reason : RevocationReason.values()) {
      if (PassFacts.undoes(reason)) {
        undoing.add(reason);
      }
    }
    assertThat(undoing)
        .containsExactly(
            RevocationReason.LEFT,
            RevocationReason.WITHDRAWN,
            RevocationReason.REPUDIATED,
            RevocationReason.OPERATOR,
            RevocationReason.DEVICE_CHANGED);
  }

  private static PassFacts after(List<UnaryOperator<PassFacts>> order) {
    PassFacts facts = facts();
    for (UnaryOperator<PassFacts> fact : order) {
      facts = fact.apply(facts);
    }
    return facts;
  }

  private static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<T> rest = new ArrayList<>(items);
      T first = rest.remove(i);
      for (List<T> tail : permutations(rest)) {
        List<T> order = new ArrayList<>(List.of(first));
        order.addAll(tail);
        all.add(order);
      }
    }
    return all;
  }

  private static PassFacts facts() {
    return PassFacts.none();
  }

  private static PassFacts issued(RevocationReason reason) {
    return facts().withIssued().with(reason);
  }

  private static PassFacts redeemed(RevocationReason reason) {
    return issued(reason).withRedeemed();
  }

  private static PassStanding undone(RevocationReason reason) {
    return new PassStanding.Undone(reason);
  }

  private static PassStanding ended(RevocationReason reason) {
    return new PassStanding.Ended(reason);
  }

  private static Arguments row(PassFacts facts, PassStanding standing) {
    return Arguments.of(facts, standing);
  }
}
