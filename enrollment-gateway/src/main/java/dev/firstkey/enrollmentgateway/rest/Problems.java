package dev.firstkey.enrollmentgateway.rest;

import dev.firstkey.contracts.RefusalReason;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// RFC 9457 problems. None quotes what was sent.
final class Problems {
  private static final String TYPE = "urn:firstkey:problem:";

  private Problems() {}

  /// The one answer for unknown, used, expired, ended and somebody else's.
  static HttpProblem notPossible() {
    return problem(404, "not-possible", "There is nothing that this key can do here.");
  }

  static HttpProblem refused(RefusalReason reason) {
    return problem(422, reason.word(), "The registration was refused.");
  }

  static HttpProblem proofing(RefusalReason reason) {
    return problem(422, reason.word(), "The person was not confirmed.");
  }

  static HttpProblem malformed(String title) {
    return problem(400, "malformed", title);
  }

  static HttpProblem busy() {
    return later(503, "busy", "This cannot be done now. Try again.", Duration.ofSeconds(1));
  }

  static HttpProblem blind() {
    return later(
        503,
        RefusalReason.BLIND.word(),
        "Nothing can be registered at this moment. Try again.",
        Duration.ofSeconds(2));
  }

  static HttpProblem limited(Duration pause) {
    return later(429, RefusalReason.RATE_LIMITED.word(), "There were too many of these.", pause);
  }

  static HttpProblem nameless() {
    return problem(403, "nameless", "The token does not say by a plain subject who it is for.");
  }

  /// RFC 9470 §3.
  static HttpProblem signInAgain(Duration maxAge, Optional<List<String>> contexts) {
    return HttpProblem.builder()
        .withType(URI.create(TYPE + "sign-in-again"))
        .withTitle("This needs a more recent sign-in.")
        .withStatus(401)
        .withHeader(
            "WWW-Authenticate",
            "Bearer error=\"insufficient_user_authentication\", max_age=\""
                + maxAge.toSeconds()
                + '"'
                + contexts.map(all -> ", acr_values=\"" + String.join(" ", all) + '"').orElse(""))
        .build();
  }

  private static HttpProblem later(int status, String word, String title, Duration pause) {
    return HttpProblem.builder()
        .withType(URI.create(TYPE + word))
        .withTitle(title)
        .withStatus(status)
        .withHeader("Retry-After", Math.max(1, pause.toSeconds()))
        .build();
  }

  static HttpProblem replayed() {
    return proof("proof-replayed", "invalid_dpop_proof", "The proof was used before.");
  }

  static Response invalidProof() {
    return proof("proof-invalid", "invalid_dpop_proof", "The DPoP proof is not in order.")
        .toResponse();
  }

  static Response nonceNeeded() {
    return proof("nonce-needed", "use_dpop_nonce", "The DPoP proof needs the newest nonce.")
        .toResponse();
  }

  static Response crossSite() {
    return problem(403, "cross-site", "The call does not come from this page.").toResponse();
  }

  private static HttpProblem proof(String word, String error, String title) {
    return HttpProblem.builder()
        .withType(URI.create(TYPE + word))
        .withTitle(title)
        .withStatus(401)
        .withHeader("WWW-Authenticate", "DPoP error=\"" + error + "\", algs=\"ES256\"")
        .build();
  }

  private static HttpProblem problem(int status, String word, String title) {
    return HttpProblem.builder()
        .withType(URI.create(TYPE + word))
        .withTitle(title)
        .withStatus(status)
        .build();
  }
}
