package dev.firstkey.passissuer.domain;

import static dev.firstkey.passissuer.domain.Given.WINDOW;
import static dev.firstkey.passissuer.domain.Given.facts;
import static dev.firstkey.passissuer.domain.Given.moved;
import static dev.firstkey.passissuer.domain.Given.stated;
import static dev.firstkey.passissuer.domain.Given.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.CaseClosing;
import dev.firstkey.contracts.CaseState;
import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.passissuer.domain.CaseCommand.Complete;
import dev.firstkey.passissuer.domain.CaseCommand.Expect;
import dev.firstkey.passissuer.domain.CaseCommand.Leave;
import dev.firstkey.passissuer.domain.CaseCommand.RunOut;
import dev.firstkey.passissuer.domain.CaseCommand.Withdraw;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every state with every command. `-` says nothing.
class CaseLifecycleTest {
  private static final String TABLE =
      """
      state              | stated | moved          | other device   | left        | withdrawn        | enrolled        | its time over      | another's over
      unknown            | opened | opened         | opened         | -           | -                | -               | -                  | -
      open               | -      | changed opened | changed opened | closed LEFT | closed WITHDRAWN | closed ENROLLED | closed WINDOW_OVER | -
      awaiting approval  | -      | changed opened | changed opened | closed LEFT | closed WITHDRAWN | closed ENROLLED | closed WINDOW_OVER | -
      closed left        | -      | -              | -              | -           | -                | -               | -                  | -
      closed withdrawn   | -      | -              | -              | -           | -                | -               | -                  | -
      closed enrolled    | -      | -              | -              | -           | -                | -               | -                  | -
      closed window over | -      | opened         | opened         | -           | -                | -               | -                  | -
      left before stated | -      | -              | -              | -           | -                | -               | -                  | -
      """;

  private static final UUID ITS = stated(1).terms().caseId();
  private static final Expect FIRST = new Expect(stated(1));
  private static final Map<String, CaseFacts> STATES = states();
  private static final Map<String, CaseCommand> COMMANDS = commands();

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @MethodSource("cells")
  void saysWhatTheTableSays(String state, String command, String said) {
    List<CaseChange> changes = CaseLifecycle.decide(STATES.get(state), COMMANDS.get(command));
    assertThat(words(changes)).isEqualTo(said);
  }

  @Test
  void anotherBundleBeginsAnotherCaseAndTheSameOneDoesNot() {
    CaseFacts facts = Given.facts(new CaseCommand.Expect(Given.bundled(1, "warehouse")));
    assertThat(CaseLifecycle.decide(facts, new CaseCommand.Expect(Given.bundled(2, "warehouse"))))
        .isEmpty();
    for (String other : new String[] {"payments-admin", null}) {
      assertThat(CaseLifecycle.decide(facts, new CaseCommand.Expect(Given.bundled(2, other))))
          .hasSize(2);
    }
  }

  @Test
  void theTableHasEveryStateAndEveryCommand() {
    List<String[]> rows = rows();
    assertThat(rows.getFirst()).containsExactly(header());
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSameSizeAs(header()));
    assertThat(rows.stream().skip(1).map(row -> row[0])).containsExactlyElementsOf(STATES.keySet());
    assertThat(STATES.values())
        .extracting(facts -> (Object) facts.standing().getClass())
        .contains((Object[]) EnrollmentCase.class.getPermittedSubclasses());
    assertThat(COMMANDS.values())
        .extracting(command -> (Object) command.getClass())
        .contains((Object[]) CaseCommand.class.getPermittedSubclasses());
  }

  @Test
  void aWindowThatComesBackIsANewCase() {
    CaseFacts facts = facts(FIRST, new Expect(moved(2)));
    List<CaseChange> changes = CaseLifecycle.decide(facts, new Expect(stated(3)));
    assertThat(changes)
        .containsExactly(
            new CaseChange.Closed(moved(2).terms().caseId(), CaseClosing.CHANGED),
            new CaseChange.Opened(stated(3).terms(), CaseState.OPEN));
    assertThat(stated(3).terms().caseId()).isNotEqualTo(ITS);
  }

  @Test
  void aRestatementKeepsTheCaseWithThePolicyThatOpenedIt() {
    CaseFacts facts = facts(FIRST, new Expect(statement(2, WINDOW, DeviceContext.MANAGED, 3)));
    assertThat(facts.standing()).isEqualTo(new EnrollmentCase.Open(stated(1).terms()));
  }

  @Test
  void aCaseThatWantsApprovalsAwaitsThem() {
    Statement wanting = statement(1, WINDOW, DeviceContext.MANAGED, 2);
    assertThat(CaseLifecycle.decide(CaseFacts.none(), new Expect(wanting)))
        .containsExactly(new CaseChange.Opened(wanting.terms(), CaseState.AWAITING_APPROVAL));
  }

  @Test
  void whatEndedAnEnrollmentStandsSideBySide() {
    assertThat(facts(FIRST, new Complete(), new Leave()).standing())
        .isEqualTo(new EnrollmentCase.Closed(Set.of(CaseClosing.ENROLLED, CaseClosing.LEFT)));
  }

  static Stream<Object[]> cells() {
    return rows().stream()
        .skip(1)
        .flatMap(row ->
            IntStream.range(1, header().length)
                .mapToObj(i -> new Object[] {row[0], header()[i], row[i]}));
  }

  private static String[] header() {
    return Stream.concat(Stream.of("state"), COMMANDS.keySet().stream()).toArray(String[]::new);
  }

  private static List<String[]> rows() {
    return TABLE
        .lines()
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new))
        .toList();
  }

  private static String words(List<CaseChange> changes) {
    return changes.isEmpty()
        ? "-"
        : changes.stream().map(CaseLifecycleTest::word).collect(Collectors.joining(" "));
  }

  private static String word(CaseChange change) {
    return switch (change) {
      case CaseChange.Opened _ -> "opened";
      case CaseChange.Closed(_, var reason) when reason == CaseClosing.CHANGED -> "changed";
      case CaseChange.Closed(_, var reason) -> "closed " + reason;
    };
  }

  private static Map<String, CaseFacts> states() {
    Map<String, CaseFacts> states = new LinkedHashMap<>();
    states.put("unknown", CaseFacts.none());
    states.put("open", facts(FIRST));
    states.put(
        "awaiting approval", facts(new Expect(statement(1, WINDOW, DeviceContext.MANAGED, 2))));
    states.put("closed left", facts(FIRST, new Leave()));
    states.put("closed withdrawn", facts(FIRST, new Withdraw()));
    states.put("closed enrolled", facts(FIRST, new Complete()));
    states.put("closed window over", facts(FIRST, new RunOut(ITS)));
    states.put("left before stated", facts(new Leave()));
    return states;
  }

  private static Map<String, CaseCommand> commands() {
    Map<String, CaseCommand> commands = new LinkedHashMap<>();
    commands.put("stated", new Expect(stated(5)));
    commands.put("moved", new Expect(moved(5)));
    commands.put("other device", new Expect(statement(5, WINDOW, DeviceContext.BYOD, 0)));
    commands.put("left", new Leave());
    commands.put("withdrawn", new Withdraw());
    commands.put("enrolled", new Complete());
    commands.put("its time over", new RunOut(ITS));
    commands.put("another's over", new RunOut(new UUID(0, 7)));
    return commands;
  }
}
