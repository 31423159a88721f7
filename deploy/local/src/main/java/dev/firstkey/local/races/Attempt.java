package dev.firstkey.local.races;

import dev.firstkey.local.calls.Api;
import dev.firstkey.local.calls.Stopped;
import dev.firstkey.newhire.SoftwareAuthenticator;
import java.util.Map;
import java.util.Optional;

/// A redemption that was tried, with an authenticator that was made for it.
///
/// @param redeemed whether the device was told that it is enrolled
record Attempt(SoftwareAuthenticator authenticator, boolean redeemed) {

  /// @throws Stopped where the gateway neither redeemed nor refused
  static Attempt of(SoftwareAuthenticator authenticator, Api.Answer answer) throws Stopped {
    if (answer.status() >= 500 && answer.status() != 503) {
      throw new Stopped("the gateway answered " + answer.spoken());
    }
    return new Attempt(authenticator, answer.isSuccess());
  }

  /// Where one side always wins, nothing was raced.
  static Optional<String> flaw(Map<String, Integer> wins, int rounds) {
    return wins.size() < 2 && rounds >= 20
        ? Optional.of("one side won every round: " + wins.keySet())
        : Optional.empty();
  }
}
