package dev.firstkey.outbox.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/// The problems (RFC 9457) about parked records. None quotes a record.
final class ParkedProblems {
  private ParkedProblems() {}

  static HttpProblem unknown() {
    return problem(Response.Status.NOT_FOUND, "not-parked", "No such record is parked here.")
        .build();
  }

  /// @param code why, a word of the closed list of dead letters
  static HttpProblem stillParked(String code) {
    return problem(Response.Status.CONFLICT, "still-parked", "The record still cannot be taken in.")
        .with("code", code)
        .build();
  }

  static HttpProblem malformed() {
    return problem(
            Response.Status.BAD_REQUEST,
            "malformed",
            "The body must be one JSON object with the member reference: where the decision is"
                + " written, such as a ticket's id; 1 to 64 letters, digits, '.', '_' and '-'.")
        .build();
  }

  static HttpProblem nameless() {
    return problem(
            Response.Status.FORBIDDEN,
            "nameless",
            "The token does not say by a plain subject who it is for.")
        .build();
  }

  private static HttpProblem.Builder problem(Response.Status status, String word, String title) {
    return HttpProblem.builder()
        .withType(URI.create("urn:firstkey:problem:" + word))
        .withTitle(title)
        .withStatus(status);
  }
}
