package dev.firstkey.enrollmentgateway.domain;

import java.time.Instant;

/// The check code that a page shows, and until when it confirms anybody.
public record ShownCode(String text, Instant until) {

  public boolean isValid(Instant now) {
    return now.isBefore(until);
  }

  /// Whether this is what was typed, in time.
  public boolean isMeant(String typed, Instant now) {
    return CheckCode.matches(text, typed) && isValid(now);
  }
}
