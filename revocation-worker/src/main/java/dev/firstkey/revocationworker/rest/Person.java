package dev.firstkey.revocationworker.rest;

import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The person who calls, as an actor.
final class Person {
  private static final Pattern SAYABLE = Pattern.compile("[A-Za-z0-9._@-]{1,128}");

  private Person() {}

  /// `person:NAME` by the user name, or by the subject where the token has no name that an event
  /// can carry.
  static String of(JsonWebToken token) {
    String name = token.getClaim("preferred_username");
    boolean sayable = name != null && SAYABLE.matcher(name).matches();
    return "person:" + (sayable ? name : token.getSubject());
  }
}
