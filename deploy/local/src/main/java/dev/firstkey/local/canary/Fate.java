package dev.firstkey.local.canary;

/// How a visit goes.
enum Fate {
  ENROLLED,
  /// The registrar first types a code that is not on the page.
  WRONG_CODE,
  /// The first ceremony answers another challenge.
  REFUSED_CEREMONY,
  /// The new hire leaves with the options of the ceremony in hand.
  ABANDONED
}
