package dev.firstkey.local.demo;

import dev.firstkey.local.stack.Trouble;
import java.util.Set;

/// `PART@POINT:N`.
///
/// @param part a service, or one replica of it, as in `pass-issuer-2`
/// @param point a named point, as in `committed`
/// @param nth at which pass of it, from 1
record Halting(String part, String point, int nth) {
  private static final Set<String> OF_ONE_AT_A_TIME =
      Set.of("sent", "sequenced", "integrated", "kept", "published");

  static Halting of(String text) {
    if (!text.matches("[a-z0-9-]+@[a-z-]+:[1-9][0-9]{0,3}")) {
      throw new Trouble("--halt wants PART@POINT:N, as in pass-issuer@committed:2.");
    }
    var words = text.split("[@:]");
    return new Halting(words[0], words[1], Integer.parseInt(words[2]));
  }

  /// Whether one replica at a time passes the point: the relay, and who makes the audit log's tree.
  boolean isOfOneAtATime() {
    return OF_ONE_AT_A_TIME.contains(point);
  }

  String spoken() {
    return "the point '" + point + "' (pass " + nth + ")";
  }
}
