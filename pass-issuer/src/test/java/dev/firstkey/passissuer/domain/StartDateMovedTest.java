package dev.firstkey.passissuer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.ProofingMethod;
import dev.firstkey.contracts.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A start date that HR moves, earlier or later, before, while and after a pass is there: what is
/// answered at the exact instants. Whatever came in which order, the newest statement counts.
class StartDateMovedTest {
  private static final int DAYS = 14;

  @ParameterizedTest(name = "{0} {1} in {2}, asked at {3}: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # stated starts                  | also           | zone               | asked at                 | answer
          2026-12-01                       |                | Europe/Berlin      | 2026-11-30T22:59:59.999Z | BEFORE_WINDOW
          2026-12-01                       |                | Europe/Berlin      | 2026-11-30T23:00:00Z     | pass under 1
          2026-12-01                       |                | Europe/Berlin      | 2026-12-14T22:59:59.999Z | pass under 1
          2026-12-01                       |                | Europe/Berlin      | 2026-12-14T23:00:00Z     | AFTER_WINDOW
          # later
          2026-12-01 2026-12-08            |                | Europe/Berlin      | 2026-12-01T09:00:00Z     | BEFORE_WINDOW
          2026-12-01 2026-12-08            |                | Europe/Berlin      | 2026-12-07T22:59:59.999Z | BEFORE_WINDOW
          2026-12-01 2026-12-08            |                | Europe/Berlin      | 2026-12-07T23:00:00Z     | pass under 2
          2026-12-01 2026-12-08            |                | Europe/Berlin      | 2026-12-21T22:59:59.999Z | pass under 2
          # earlier
          2026-12-01 2026-11-20            |                | Europe/Berlin      | 2026-11-19T22:59:59.999Z | BEFORE_WINDOW
          2026-12-01 2026-11-20            |                | Europe/Berlin      | 2026-11-19T23:00:00Z     | pass under 2
          2026-12-01 2026-11-20            |                | Europe/Berlin      | 2026-12-03T23:00:00Z     | AFTER_WINDOW
          2026-12-01 2026-10-01            |                | Europe/Berlin      | 2026-12-01T09:00:00Z     | AFTER_WINDOW
          # and back, and said again
          2026-12-01 2026-12-08 2026-12-01 |                | Europe/Berlin      | 2026-12-01T09:00:00Z     | pass under 3
          2026-12-01 2026-12-01            |                | Europe/Berlin      | 2026-12-01T09:00:00Z     | pass under 1
          # after its time, and after the person is enrolled or gone
          2026-12-01 2026-12-20            | over 1         | Europe/Berlin      | 2026-12-20T09:00:00Z     | pass under 2
          2026-12-01 2026-12-20            | over 2         | Europe/Berlin      | 2026-12-20T09:00:00Z     | AFTER_WINDOW
          2026-12-01 2026-12-08            | enrolled       | Europe/Berlin      | 2026-12-08T09:00:00Z     | ALREADY_USED
          2026-12-01 2026-11-20            | enrolled       | Europe/Berlin      | 2026-11-20T09:00:00Z     | ALREADY_USED
          2026-12-01 2026-12-08            | withdrawn      | Europe/Berlin      | 2026-12-08T09:00:00Z     | HIRE_WITHDRAWN
          2026-12-01 2026-12-08            | left           | Europe/Berlin      | 2026-12-08T09:00:00Z     | WORKER_LEFT
          # into a day with a gap, and to the first and the last place where it begins
          2026-03-23 2026-03-29            |                | Europe/Berlin      | 2026-03-28T22:59:59.999Z | BEFORE_WINDOW
          2026-03-23 2026-03-29            |                | Europe/Berlin      | 2026-03-28T23:00:00Z     | pass under 2
          2026-03-23 2026-03-29            |                | Europe/Berlin      | 2026-04-11T21:59:59.999Z | pass under 2
          2026-03-23 2026-03-29            |                | Europe/Berlin      | 2026-04-11T22:00:00Z     | AFTER_WINDOW
          2026-04-20 2026-04-24            |                | Africa/Cairo       | 2026-04-23T21:59:59.999Z | BEFORE_WINDOW
          2026-04-20 2026-04-24            |                | Africa/Cairo       | 2026-04-23T22:00:00Z     | pass under 2
          2026-09-01 2026-09-06            |                | America/Santiago   | 2026-09-06T03:59:59.999Z | BEFORE_WINDOW
          2026-09-01 2026-09-06            |                | America/Santiago   | 2026-09-06T04:00:00Z     | pass under 2
          2026-12-01 2026-12-02            |                | Pacific/Kiritimati | 2026-12-01T09:59:59.999Z | BEFORE_WINDOW
          2026-12-01 2026-12-02            |                | Pacific/Kiritimati | 2026-12-01T10:00:00Z     | pass under 2
          2026-12-01 2026-12-02            |                | Etc/GMT+12         | 2026-12-02T11:59:59.999Z | BEFORE_WINDOW
          2026-12-01 2026-12-02            |                | Etc/GMT+12         | 2026-12-02T12:00:00Z     | pass under 2
          2011-12-29 2011-12-30            |                | Pacific/Apia       | 2011-12-30T09:59:59.999Z | BEFORE_WINDOW
          2011-12-29 2011-12-30            |                | Pacific/Apia       | 2011-12-30T10:00:00Z     | pass under 2
          2028-02-28 2028-02-29            |                | Europe/Berlin      | 2028-02-28T22:59:59.999Z | BEFORE_WINDOW
          2028-02-28 2028-02-29            |                | Europe/Berlin      | 2028-02-28T23:00:00Z     | pass under 2
          """)
  void theNewestStartCounts(String starts, String also, String zone, Instant now, String answer) {
    List<CaseCommand> facts = commands(starts, also, ZoneId.of(zone));
    assertThat(answered(facts, now)).isEqualTo(answer);
    Collections.reverse(facts);
    assertThat(answered(facts, now)).as("in the other order").isEqualTo(answer);
  }

  @Test
  void aPassThatIsAskedForNearTheEndOfTheMovedWindowEndsWithIt() {
    Instant late = Instant.parse("2026-12-21T22:59:00Z");
    var facts = commands("2026-12-01 2026-12-08", null, ZoneId.of("Europe/Berlin"));
    PassDecision.Issue issue = (PassDecision.Issue) decided(facts, late);
    assertThat(issue.window().notAfter()).isEqualTo(Instant.parse("2026-12-21T23:00:00Z"));
  }

  private static List<CaseCommand> commands(String starts, String also, ZoneId zone) {
    List<CaseCommand> commands = new ArrayList<>();
    for (String start : starts.split(" ")) {
      commands.add(stated(commands.size() + 1, new Employment(LocalDate.parse(start), null, zone)));
    }
    if (also != null) {
      commands.add(named(also));
    }
    return commands;
  }

  private static CaseCommand stated(long sequence, Employment employment) {
    return new CaseCommand.Expect(
        Given.statement(sequence, employment.window(DAYS), DeviceContext.MANAGED, 0));
  }

  private static CaseCommand named(String also) {
    return switch (also) {
      case "enrolled" -> new CaseCommand.Complete();
      case "withdrawn" -> new CaseCommand.Withdraw();
      case "left" -> new CaseCommand.Leave();
      case "over 1" -> new CaseCommand.RunOut(caseOf(1));
      case "over 2" -> new CaseCommand.RunOut(caseOf(2));
      default -> throw new IllegalArgumentException(also);
    };
  }

  private static UUID caseOf(long sequence) {
    return Given.EPISODE.caseBegunAt(sequence, Purpose.FIRST_ENROLLMENT);
  }

  private static String answered(List<CaseCommand> commands, Instant now) {
    return switch (decided(commands, now)) {
      case PassDecision.Refuse(var reason) -> reason.name();
      case PassDecision.NeedApprovals(var missing) -> missing + " approvals";
      case PassDecision.Issue issue ->
          "pass under " + (1 + List.of(caseOf(1), caseOf(2), caseOf(3)).indexOf(issue.caseId()));
    };
  }

  private static PassDecision decided(List<CaseCommand> commands, Instant now) {
    CaseFacts facts = Given.facts(commands.toArray(CaseCommand[]::new));
    return PassRules.decide(
        PassRulesTest.request(Purpose.FIRST_ENROLLMENT, ProofingMethod.ATTENDED),
        new Situation(facts, new Account.Ready("account"), Given.policy(0), now, Set.of()));
  }
}
