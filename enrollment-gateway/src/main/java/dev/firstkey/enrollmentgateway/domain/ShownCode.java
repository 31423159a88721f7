package dev.firstkey.enrollmentgateway.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The check code that a page shows, and until when it confirms anybody.
///
/// @param before the code that this one came after; null where it is the first
public record ShownCode(String text, Instant until, @Nullable String before) {

  public ShownCode(String text, Instant until) {
    this(text, until, null);
  }

  public boolean isValid(Instant now) {
    return now.isBefore(until);
  }

  /// Whether this is what was typed, in time.
  public boolean isMeant(String typed, Instant now) {
    return CheckCode.matches(text, typed) && isValid(now);
  }

  /// Whether the page shows what was typed, or showed it until it ran out. Who types that has read
  /// it and does not guess.
  public boolean wasShown(String typed) {
    return CheckCode.matches(text, typed) || (before != null && CheckCode.matches(before, typed));
  }
}
