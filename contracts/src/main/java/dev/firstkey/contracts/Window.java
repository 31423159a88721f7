package dev.firstkey.contracts;

import java.time.Instant;

/// A half-open span of time: from notBefore inclusive to notAfter exclusive.
///
/// @param notBefore The first instant inside.
/// @param notAfter The first instant after it.
public record Window(Instant notBefore, Instant notAfter) {

  public Window {
    Require.present(notBefore, "notBefore");
    Require.present(notAfter, "notAfter");
  }
}
