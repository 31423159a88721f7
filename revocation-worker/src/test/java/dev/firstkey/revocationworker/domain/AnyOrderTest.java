package dev.firstkey.revocationworker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.PassStanding;
import dev.firstkey.contracts.RevocationReason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The result never depends on the order in which the facts arrive.
class AnyOrderTest {
  private static final List<String> HISTORY =
      List.of(
          "issued",
          "completed",
          "failed-attempts",
          "left",
          "withdrawn",
          "superseded",
          "operator",
          "expired");

  /// Every set of facts, in every order: 109,601 histories.
  @Test
  void everyOrderOfEverySetComesToTheSame() {
    IntStream.range(0, 1 << HISTORY.size()).mapToObj(AnyOrderTest::subset).forEach(this::same);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void repeatsChangeNothing(long seed) {
    Random random = new Random(seed);
    List<String> words =
        IntStream.range(0, 40).mapToObj(_ -> HISTORY.get(random.nextInt(HISTORY.size()))).toList();
    List<PassFact> facts = words.stream().map(Known::fact).toList();

    for (int length = 0; length <= facts.size(); length++) {
      PassDecision decision = Known.after(facts.subList(0, length));
      holds(decision);
      assertThat(decision.record().standing())
          .as("after %s", words.subList(0, length))
          .isEqualTo(
              Known.after(List.copyOf(Set.copyOf(facts.subList(0, length)))).record().standing());
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 200);
  }

  private void same(List<String> words) {
    PassStanding expected = null;
    List<String> undone = null;
    for (List<String> order : orders(words)) {
      PassDecision decision = Known.after(order.stream().map(Known::fact).toList());
      holds(decision);
      expected = expected == null ? decision.record().standing() : expected;
      undone = undone == null ? undone(decision) : undone;
      assertThat(decision.record().standing()).as("%s", order).isEqualTo(expected);
      assertThat(undone(decision)).as("%s", order).isEqualTo(undone);
    }
  }

  /// What is so after every history.
  private static void holds(PassDecision all) {
    PassRecord record = all.record();
    boolean bound = record.binding().isPresent();
    boolean over =
        !(record.standing() instanceof PassStanding.Live)
            && !(record.standing() instanceof PassStanding.Unknown);
    List<RevocationReason> ends = ends(all);
    assertThat(ends.isEmpty()).isEqualTo(!(bound && over));
    assertThat(ends.stream().skip(1)).allMatch(PassLifecycle::isAPersons);
    assertThat(ends).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
    assertThat(undone(all)).hasSize(record.standing() instanceof PassStanding.Undone ? 1 : 0);
    if (!all.say().isEmpty()) {
      assertThat(endsThePass(all.say().getFirst())).isTrue();
    }
    assertThat(reasonsUndoing(all))
        .allMatch(
            reason -> record.facts().endings().stream().anyMatch(r -> r.word().equals(reason)));
  }

  private static List<RevocationReason> ends(PassDecision all) {
    return all.say().stream()
        .filter(AnyOrderTest::endsThePass)
        .map(fact ->
            fact instanceof PassRevoked revoked ? revoked.reason() : RevocationReason.EXPIRED)
        .toList();
  }

  private static boolean endsThePass(Fact fact) {
    return fact instanceof PassRevoked || fact instanceof PassExpired;
  }

  /// Which authenticators were revoked. The reason said is the strongest known at that time.
  private static List<String> undone(PassDecision all) {
    return revoked(all).map(fact -> fact.authenticatorId().toString()).toList();
  }

  private static Set<String> reasonsUndoing(PassDecision all) {
    return revoked(all).map(fact -> fact.reason().word()).collect(Collectors.toSet());
  }

  private static Stream<AuthenticatorRevoked> revoked(PassDecision all) {
    return all.say().stream()
        .filter(AuthenticatorRevoked.class::isInstance)
        .map(AuthenticatorRevoked.class::cast);
  }

  private static List<String> subset(int bits) {
    return IntStream.range(0, HISTORY.size())
        .filter(i -> (bits & (1 << i)) != 0)
        .mapToObj(HISTORY::get)
        .toList();
  }

  private static List<List<String>> orders(List<String> words) {
    if (words.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> orders = new ArrayList<>();
    for (String first : words) {
      List<String> rest = words.stream().filter(word -> !word.equals(first)).toList();
      for (List<String> order : orders(rest)) {
        orders.add(Stream.concat(Stream.of(first), order.stream()).toList());
      }
    }
    return orders;
  }
}
