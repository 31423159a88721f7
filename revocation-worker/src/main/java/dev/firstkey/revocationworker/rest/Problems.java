package dev.firstkey.revocationworker.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/// Every problem (RFC 9457) that this service's calls answer with. None quotes what was sent.
final class Problems {
  private Problems() {}

  static HttpProblem unknownPass() {
    return problem(Response.Status.NOT_FOUND, "unknown-pass", "No such pass is known.");
  }

  /// Another reason stands that is stronger.
  static HttpProblem endedOtherwise(PassView view) {
    return HttpProblem.builder(
            problem(
                Response.Status.CONFLICT,
                "ended-otherwise",
                "The pass ended for a stronger reason; nothing was changed."))
        .with("standing", view.standing())
        .with("reason", view.reason())
        .build();
  }

  static HttpProblem malformedBody() {
    return problem(
        Response.Status.BAD_REQUEST,
        "malformed",
        "The body must be one JSON object with the member reason, and nothing else.");
  }

  static HttpProblem reasonNotAllowed() {
    return problem(
        Response.Status.BAD_REQUEST,
        "reason-not-allowed",
        "The reason must be operator, repudiated or device-changed.");
  }

  private static HttpProblem problem(Response.Status status, String word, String title) {
    return HttpProblem.builder()
        .withType(URI.create("urn:firstkey:problem:" + word))
        .withTitle(title)
        .withStatus(status)
        .build();
  }
}
