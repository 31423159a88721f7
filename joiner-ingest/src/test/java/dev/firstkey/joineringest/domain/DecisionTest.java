package dev.firstkey.joineringest.domain;

import static dev.firstkey.joineringest.domain.Histories.starting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// State × command, and that the order of arrival decides nothing.
class DecisionTest {

  @ParameterizedTest(name = "{0} + {1} {2} = {3}, {4}")
  @CsvSource(
      textBlock =
          """
          # state      command     sequence  next       outcome
          None,        Hire,       5,        Active,    Accepted
          None,        Change,     5,        Active,    Accepted
          None,        Withdraw,   5,        Withdrawn, Withdrawn
          None,        Leave,      5,        Departed,  Departed
          Active,      Hire,       4,        Active,    Ignored stale
          Active,      Hire,       5,        Active,    Ignored stale
          Active,      Hire,       6,        Active,    Changed startDate
          Active,      Change,     4,        Active,    Ignored stale
          Active,      Change,     5,        Active,    Ignored stale
          Active,      Change,     6,        Active,    Changed startDate
          Active,      Repeat,     6,        Active,    Ignored no-change
          Active,      Withdraw,   4,        Withdrawn, Withdrawn
          Active,      Withdraw,   6,        Withdrawn, Withdrawn
          Active,      Leave,      4,        Departed,  Departed
          Active,      Leave,      6,        Departed,  Departed
          Withdrawn,   Hire,       4,        Withdrawn, Ignored stale
          Withdrawn,   Hire,       6,        Withdrawn, Ignored stale
          Withdrawn,   Change,     6,        Withdrawn, Ignored stale
          Withdrawn,   Withdraw,   6,        Withdrawn, Ignored no-change
          Withdrawn,   Leave,      4,        Departed,  Departed
          Withdrawn,   Leave,      6,        Departed,  Departed
          Departed,    Hire,       4,        Departed,  Ignored stale
          Departed,    Hire,       6,        Departed,  Ignored stale
          Departed,    Change,     6,        Departed,  Ignored stale
          Departed,    Withdraw,   6,        Departed,  Ignored stale
          Departed,    Leave,      6,        Departed,  Ignored no-change
          """)
  void theTable(String state, String command, long sequence, String next, String outcome) {
    Decision decision = Decision.of(stateNamed(state), commandNamed(command, sequence));
    assertThat(decision.next().getClass().getSimpleName()).isEqualTo(next);
    assertThat(words(decision.outcome())).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "None, 1, false",
    "Active, 4, true",
    "Active, 5, true",
    "Active, 6, false",
    "Withdrawn, 6, true",
    "Departed, 6, true"
  })
  void aStatementIsTooLateWhereItCouldChangeNothing(String state, long sequence, boolean late) {
    assertThat(Decision.isTooLate(stateNamed(state), sequence, 0)).isEqualTo(late);
  }

  @ParameterizedTest
  @MethodSource("histories")
  void everyOrderOfArrivalEndsTheSame(List<Command> history) {
    assertThat(Histories.permutations(history))
        .map(Histories::after)
        .containsOnly(inOrder(history));
  }

  @Test
  void aChangeOfAnEpisodeNeverHeardOfHoldsWhatTheHireWouldHaveSaid() {
    Episode late =
        Histories.after(
            List.of(new Command.Change(2, starting(2)), new Command.Hire(1, starting(1))));
    assertThat(late).isEqualTo(new Episode.Active(2, starting(2)));
  }

  private record Voice(int precedence, Command command) {}

  private static Episode after(List<Voice> voices) {
    Episode episode = new Episode.None();
    for (Voice voice : voices) {
      episode = Decision.of(episode, voice.command(), voice.precedence()).next();
    }
    return episode;
  }

  @Test
  void ofTwoSourcesTheOneWithMorePrecedenceCountsInEveryOrderOfArrival() {
    List<Voice> voices =
        List.of(
            new Voice(1, new Command.Hire(7, starting(1))),
            new Voice(1, new Command.Change(9, starting(2))),
            new Voice(2, new Command.Hire(1, starting(3))),
            new Voice(2, new Command.Change(2, starting(4))),
            new Voice(0, new Command.Change(99, starting(5))));
    assertThat(Histories.permutations(voices))
        .map(DecisionTest::after)
        .containsOnly(new Episode.Active(2, 2, starting(4)));
  }

  @Test
  void thatItIsOverIsBelievedOfEverySource() {
    List<Voice> voices =
        List.of(
            new Voice(2, new Command.Hire(1, starting(1))),
            new Voice(2, new Command.Change(2, starting(2))),
            new Voice(1, new Command.Leave(1)));
    assertThat(Histories.permutations(voices))
        .map(DecisionTest::after)
        .allMatch(Episode.Departed.class::isInstance);
  }

  @Test
  void whatDoesNotCountBesideAnotherSaysSo() {
    Episode.Active known = new Episode.Active(2, 5, starting(1));
    Decision decision = Decision.of(known, new Command.Change(6, starting(2)), 1);
    assertThat(decision.next()).isEqualTo(known);
    assertThat(words(decision.outcome())).isEqualTo("Ignored outranked");
    assertThat(Decision.isTooLate(known, 6, 1)).isTrue();
    assertThat(Decision.isTooLate(known, 1, 3)).isFalse();
  }

  /// Every subset of a rich history.
  static Stream<List<Command>> histories() {
    List<Command> all =
        List.of(
            new Command.Hire(1, starting(1)),
            new Command.Change(2, starting(2)),
            new Command.Change(3, starting(3)),
            new Command.Withdraw(4),
            new Command.Leave(5),
            new Command.Hire(6, starting(6)));
    return IntStream.range(1, 1 << all.size())
        .mapToObj(chosen ->
            IntStream.range(0, all.size())
                .filter(i -> (chosen & 1 << i) != 0)
                .mapToObj(all::get)
                .toList());
  }

  private static Episode inOrder(List<Command> history) {
    return Histories.after(history);
  }

  private static Episode stateNamed(String name) {
    return switch (name) {
      case "None" -> new Episode.None();
      case "Active" -> new Episode.Active(5, starting(1));
      case "Withdrawn" -> new Episode.Withdrawn(5);
      case "Departed" -> new Episode.Departed(5);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Command commandNamed(String name, long sequence) {
    return switch (name) {
      case "Hire" -> new Command.Hire(sequence, starting(2));
      case "Change" -> new Command.Change(sequence, starting(2));
      case "Repeat" -> new Command.Change(sequence, starting(1));
      case "Withdraw" -> new Command.Withdraw(sequence);
      case "Leave" -> new Command.Leave(sequence);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ignored(var reason) -> "Ignored " + reason.word();
      case Outcome.Changed(var _, var members) -> "Changed " + String.join(" ", members);
      case Outcome.Accepted _, Outcome.Withdrawn _, Outcome.Departed _ ->
          outcome.getClass().getSimpleName();
    };
  }
}
