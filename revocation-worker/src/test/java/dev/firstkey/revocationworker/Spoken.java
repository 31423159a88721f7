package dev.firstkey.revocationworker;

import dev.firstkey.contracts.AuthenticatorRevoked;
import dev.firstkey.contracts.CaseExpired;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.PassExpired;
import dev.firstkey.contracts.PassRevoked;
import dev.firstkey.contracts.RevocationRecordGivenUp;
import dev.firstkey.contracts.RevocationRecordParked;
import dev.firstkey.contracts.RevocationRecordReplayed;

/// What was said, in a word, so that a test can be read.
final class Spoken {
  private Spoken() {}

  static String of(Event event) {
    return of(event.fact());
  }

  static String of(Fact fact) {
    if (fact instanceof PassRevoked revoked) {
      return "pass.revoked " + revoked.reason().word();
    }
    if (fact instanceof AuthenticatorRevoked revoked) {
      return "authenticator.revoked " + revoked.reason().word();
    }
    if (fact instanceof PassExpired) {
      return "pass.expired";
    }
    if (fact instanceof CaseExpired) {
      return "case.expired";
    }
    if (fact instanceof RevocationRecordParked) {
      return "revocation.record.parked";
    }
    if (fact instanceof RevocationRecordGivenUp) {
      return "revocation.record.given-up";
    }
    if (fact instanceof RevocationRecordReplayed) {
      return "revocation.record.replayed";
    }
    throw new AssertionError("this service does not say " + fact.getClass().getSimpleName());
  }
}
