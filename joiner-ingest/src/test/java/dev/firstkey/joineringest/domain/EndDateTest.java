package dev.firstkey.joineringest.domain;

import static dev.firstkey.joineringest.domain.Histories.ending;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// State × time, and what can still be said of an episode that its end date ended.
class EndDateTest {

  @ParameterizedTest(name = "{0}, last day {1} in {2}, at {3} = {4}")
  @CsvSource(
      textBlock =
          """
          # state    last day    zone                 now                   next
          None,      ,           Europe/Berlin,       2999-01-01T00:00:00Z, None
          Active,    ,           Europe/Berlin,       2999-01-01T00:00:00Z, Active
          Active,    2027-01-31, Europe/Berlin,       2027-01-30T12:00:00Z, Active
          Active,    2027-01-31, Europe/Berlin,       2027-01-31T22:59:59Z, Active
          Active,    2027-01-31, Europe/Berlin,       2027-01-31T23:00:00Z, Departed
          Active,    2027-01-31, Europe/Berlin,       2028-01-01T00:00:00Z, Departed
          Active,    2027-01-31, Pacific/Kiritimati,  2027-01-31T10:00:00Z, Departed
          Active,    2027-01-31, Pacific/Pago_Pago,   2027-02-01T10:59:59Z, Active
          Active,    2027-01-31, Pacific/Pago_Pago,   2027-02-01T11:00:00Z, Departed
          # that day begins at 01:00 there
          Active,    2018-11-03, America/Sao_Paulo,   2018-11-04T02:59:59Z, Active
          Active,    2018-11-03, America/Sao_Paulo,   2018-11-04T03:00:00Z, Departed
          # a day of 23 hours, one of 25, and one behind which a day begins at 01:00
          Active,    2026-03-29, Europe/Berlin,       2026-03-29T21:59:59Z, Active
          Active,    2026-03-29, Europe/Berlin,       2026-03-29T22:00:00Z, Departed
          Active,    2026-10-25, Europe/Berlin,       2026-10-25T22:59:59Z, Active
          Active,    2026-10-25, Europe/Berlin,       2026-10-25T23:00:00Z, Departed
          Active,    2026-04-23, Africa/Cairo,        2026-04-23T21:59:59Z, Active
          Active,    2026-04-23, Africa/Cairo,        2026-04-23T22:00:00Z, Departed
          Active,    2026-09-05, America/Santiago,    2026-09-06T03:59:59Z, Active
          Active,    2026-09-05, America/Santiago,    2026-09-06T04:00:00Z, Departed
          # the first and the last place where a day ends
          Active,    2027-01-31, Pacific/Kiritimati,  2027-01-31T09:59:59Z, Active
          Active,    2027-01-31, Etc/GMT+12,          2027-02-01T11:59:59Z, Active
          Active,    2027-01-31, Etc/GMT+12,          2027-02-01T12:00:00Z, Departed
          # behind the date line: the 30th was none there, so the 29th ends when the 31st begins
          Active,    2011-12-29, Pacific/Apia,        2011-12-30T09:59:59Z, Active
          Active,    2011-12-29, Pacific/Apia,        2011-12-30T10:00:00Z, Departed
          Active,    2011-12-30, Pacific/Apia,        2011-12-30T09:59:59Z, Active
          Active,    2011-12-30, Pacific/Apia,        2011-12-30T10:00:00Z, Departed
          # a leap day
          Active,    2028-02-28, Europe/Berlin,       2028-02-28T23:00:00Z, Departed
          Active,    2028-02-29, Europe/Berlin,       2028-02-28T23:00:00Z, Active
          Active,    2028-02-29, Europe/Berlin,       2028-02-29T22:59:59Z, Active
          Active,    2028-02-29, Europe/Berlin,       2028-02-29T23:00:00Z, Departed
          Active,    9999-12-31, Europe/Berlin,       2999-01-01T00:00:00Z, Active
          Withdrawn, ,           Europe/Berlin,       2999-01-01T00:00:00Z, Withdrawn
          Departed,  ,           Europe/Berlin,       2999-01-01T00:00:00Z, Departed
          """)
  void theTable(String state, LocalDate last, String zone, Instant now, String next) {
    Episode before = stateNamed(state, last, zone);
    Episode after = EndDate.reached(before, now).orElse(before);
    assertThat(after.getClass().getSimpleName()).isEqualTo(next);
    assertThat(EndDate.reached(before, now).isPresent()).isEqualTo(!state.equals(next));
  }

  @ParameterizedTest(name = "{0} afterwards = {1}")
  @CsvSource({
    "Change, Ignored stale",
    "Hire, Ignored stale",
    "Withdraw, Ignored stale",
    "Leave, Ignored no-change",
  })
  void nothingRevivesIt(String command, String outcome) {
    Episode ended =
        EndDate.reached(
                stateNamed("Active", LocalDate.of(2027, 1, 31), "Europe/Berlin"),
                Instant.parse("2027-03-01T00:00:00Z"))
            .orElseThrow();
    Decision late = Decision.of(ended, later(command));
    assertThat(late.next()).isInstanceOf(Episode.Departed.class);
    assertThat(late.outcome())
        .isInstanceOfSatisfying(
            Outcome.Ignored.class,
            ignored -> assertThat("Ignored " + ignored.reason().word()).isEqualTo(outcome));
  }

  @Test
  void anotherEndDateMovesTheEnd() {
    Statement later = ending(LocalDate.of(2027, 6, 30), "Europe/Berlin");
    Episode moved =
        Decision.of(
                stateNamed("Active", LocalDate.of(2027, 1, 31), "Europe/Berlin"),
                new Command.Change(6, later))
            .next();
    assertThat(EndDate.of(moved)).contains(Instant.parse("2027-06-30T22:00:00Z"));
  }

  private static Command later(String command) {
    Statement statement = ending(LocalDate.of(2030, 1, 1), "Europe/Berlin");
    return switch (command) {
      case "Change" -> new Command.Change(9, statement);
      case "Hire" -> new Command.Hire(9, statement);
      case "Withdraw" -> new Command.Withdraw(9);
      case "Leave" -> new Command.Leave(9);
      default -> throw new IllegalArgumentException(command);
    };
  }

  private static Episode stateNamed(String name, LocalDate last, String zone) {
    return switch (name) {
      case "None" -> new Episode.None();
      case "Active" -> new Episode.Active(5, ending(last, zone));
      case "Withdrawn" -> new Episode.Withdrawn(5);
      case "Departed" -> new Episode.Departed(5);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
