package dev.firstkey.contracts;

import java.time.Instant;

/// Calls to the SCIM service were refused, and nothing that they say was read. One event stands for
/// all of some time, so that whoever knocks cannot fill the log.
///
/// @param reason Why.
/// @param calls How many there were since it was said last.
/// @param since When the first of them came.
public record ScimRefused(CallRefusedBecause reason, long calls, Instant since)
    implements JoinerFact {

  public ScimRefused {
    Require.present(reason, "reason");
    Require.present(since, "since");
  }
}
