package dev.firstkey.passissuer.domain;

import dev.firstkey.contracts.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The days of an employment, in the time zone of the place of work. A day begins at its first
/// valid instant, which is not always 00:00 (see [LocalDate#atStartOfDay(ZoneId)]). Dates outside
/// years 1 to 9998 are moved to the edge, where no pass can be asked for.
///
/// @param firstDay the start date
/// @param lastDay null where HR names none
/// @param zone where the work is done
public record Employment(LocalDate firstDay, @Nullable LocalDate lastDay, ZoneId zone) {
  /// Later than every end that a calendar on a wall can show.
  public static final Instant ENDLESS = Instant.parse("9999-12-31T00:00:00Z");

  private static final LocalDate EARLIEST = LocalDate.of(1, 1, 2);
  private static final LocalDate LATEST = LocalDate.of(9998, 12, 31);

  /// From the beginning of the first day to the beginning of the day after so many days.
  public Window window(int days) {
    LocalDate first = within(firstDay);
    return new Window(begin(first), begin(first.plusDays(days)));
  }

  /// The first instant after the last day.
  public Instant ends() {
    return lastDay == null ? ENDLESS : begin(within(lastDay).plusDays(1));
  }

  private Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static LocalDate within(LocalDate day) {
    if (day.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return day.isAfter(LATEST) ? LATEST : day;
  }
}
