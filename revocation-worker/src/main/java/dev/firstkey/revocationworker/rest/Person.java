package dev.firstkey.revocationworker.rest;

import org.eclipse.microprofile.jwt.JsonWebToken;

/// The person who calls, as an actor.
final class Person {
  private Person() {}

  /// `person:SUBJECT`. A name may be given to somebody else later, a subject never is.
  static String of(JsonWebToken token) {
    return "person:" + token.getSubject();
  }
}
