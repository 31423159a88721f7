package dev.firstkey.passissuer.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmploymentTest {

  @ParameterizedTest(name = "{0} in {1}: {3} to {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-12-01 | Europe/Berlin       | 14  | 2026-11-30T23:00:00Z | 2026-12-14T23:00:00Z
          2026-12-01 | UTC                 | 14  | 2026-12-01T00:00:00Z | 2026-12-15T00:00:00Z
          2026-12-01 | Pacific/Kiritimati  | 14  | 2026-11-30T10:00:00Z | 2026-12-14T10:00:00Z
          2026-12-01 | Pacific/Niue        | 14  | 2026-12-01T11:00:00Z | 2026-12-15T11:00:00Z
          2026-12-01 | Asia/Kathmandu      | 14  | 2026-11-30T18:15:00Z | 2026-12-14T18:15:00Z
          2027-03-20 | Europe/Berlin       | 14  | 2027-03-19T23:00:00Z | 2027-04-02T22:00:00Z
          2026-10-20 | Europe/Berlin       | 14  | 2026-10-19T22:00:00Z | 2026-11-02T23:00:00Z
          2026-09-06 | America/Santiago    | 14  | 2026-09-06T04:00:00Z | 2026-09-20T03:00:00Z
          2018-11-04 | America/Sao_Paulo   | 1   | 2018-11-04T03:00:00Z | 2018-11-05T02:00:00Z
          2011-12-29 | Pacific/Apia        | 1   | 2011-12-29T10:00:00Z | 2011-12-30T10:00:00Z
          2011-12-30 | Pacific/Apia        | 1   | 2011-12-30T10:00:00Z | 2011-12-30T10:00:00Z
          2026-03-29 | Europe/Berlin       | 1   | 2026-03-28T23:00:00Z | 2026-03-29T22:00:00Z
          2026-10-25 | Europe/Berlin       | 1   | 2026-10-24T22:00:00Z | 2026-10-25T23:00:00Z
          2026-04-24 | Africa/Cairo        | 1   | 2026-04-23T22:00:00Z | 2026-04-24T21:00:00Z
          2026-12-01 | Etc/GMT+12          | 14  | 2026-12-01T12:00:00Z | 2026-12-15T12:00:00Z
          2028-02-29 | Europe/Berlin       | 1   | 2028-02-28T23:00:00Z | 2028-02-29T23:00:00Z
          2028-02-20 | Europe/Berlin       | 14  | 2028-02-19T23:00:00Z | 2028-03-04T23:00:00Z
          2027-02-20 | Europe/Berlin       | 14  | 2027-02-19T23:00:00Z | 2027-03-05T23:00:00Z
          2028-02-29 | Europe/Berlin       | 366 | 2028-02-28T23:00:00Z | 2029-02-28T23:00:00Z
          2026-12-01 | +05:30              | 1   | 2026-11-30T18:30:00Z | 2026-12-01T18:30:00Z
          """)
  void theWindowIsOfTheWorkersOwnDays(
      LocalDate start, String zone, int days, Instant from, Instant to) {
    assertThat(new Employment(start, null, ZoneId.of(zone)).window(days))
        .isEqualTo(new Window(from, to));
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2027-11-30 | Europe/Berlin       | 2027-11-30T23:00:00Z
          2026-03-29 | Europe/Berlin       | 2026-03-29T22:00:00Z
          2026-10-25 | Europe/Berlin       | 2026-10-25T23:00:00Z
          2026-04-23 | Africa/Cairo        | 2026-04-23T22:00:00Z
          2026-09-05 | America/Santiago    | 2026-09-06T04:00:00Z
          2026-12-01 | Pacific/Kiritimati  | 2026-12-01T10:00:00Z
          2026-12-01 | Etc/GMT+12          | 2026-12-02T12:00:00Z
          2011-12-29 | Pacific/Apia        | 2011-12-30T10:00:00Z
          2028-02-28 | Europe/Berlin       | 2028-02-28T23:00:00Z
          2028-02-29 | Europe/Berlin       | 2028-02-29T23:00:00Z
          """)
  void anEmploymentEndsWithItsLastDay(LocalDate last, String zone, Instant end) {
    var employment = new Employment(LocalDate.of(2011, 1, 1), last, ZoneId.of(zone));
    assertThat(employment.ends()).isEqualTo(end);
  }

  @Test
  void anEmploymentWithNoLastDayIsEndless() {
    var employment = new Employment(LocalDate.of(2026, 12, 1), null, ZoneId.of("UTC"));
    assertThat(employment.ends()).isEqualTo(Employment.ENDLESS);
  }

  @ParameterizedTest
  @CsvSource({"-999999999-01-01", "+999999999-12-31"})
  void datesBeyondEveryCalendarMakeWindowsInWhichNobodyAsks(LocalDate date) {
    var employment = new Employment(date, date, ZoneId.of("Pacific/Kiritimati"));
    assertThat(employment.window(366).notBefore()).isAfter(Instant.parse("0000-12-31T00:00:00Z"));
    assertThat(employment.window(366).notAfter()).isBefore(Instant.parse("9999-12-31T23:59:59Z"));
    assertThat(employment.ends()).isBeforeOrEqualTo(Employment.ENDLESS);
  }
}
