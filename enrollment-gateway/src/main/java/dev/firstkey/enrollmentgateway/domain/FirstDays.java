package dev.firstkey.enrollmentgateway.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The first days of those whom a registrar may be shown, both included.
public record FirstDays(LocalDate from, LocalDate until) {

  /// @param before how long before their first day people are shown
  /// @param after how long afterwards
  public static FirstDays around(Instant now, Duration before, Duration after) {
    return new FirstDays(day(now.minus(after)), day(now.plus(before)));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
