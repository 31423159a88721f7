package dev.firstkey.auditsink.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Collection;

/// RFC 9457 problems of this service. They name members and never quote what was sent.
final class Problems {
  private Problems() {}

  static HttpProblem invalidParameter(String name) {
    return badRequest("invalid-parameter", "The parameter '" + name + "' has no valid value.")
        .with("parameter", name)
        .build();
  }

  static HttpProblem unknownParameter(Collection<String> known) {
    return badRequest("unknown-parameter", "There is a parameter that is not known.")
        .with("known", known.stream().sorted().toList())
        .build();
  }

  static HttpProblem notInTheLog() {
    return HttpProblem.builder()
        .withType(URI.create("urn:firstkey:problem:not-in-the-log"))
        .withTitle("Not Found")
        .withStatus(Response.Status.NOT_FOUND)
        .withDetail("The published log has nothing at this address.")
        .build();
  }

  static HttpProblem unknownAuthenticator() {
    return HttpProblem.builder()
        .withType(URI.create("urn:firstkey:problem:unknown-authenticator"))
        .withTitle("Not Found")
        .withStatus(Response.Status.NOT_FOUND)
        .withDetail("No entry of this log names a worker who received that authenticator.")
        .build();
  }

  static HttpProblem deleted() {
    return HttpProblem.builder()
        .withType(URI.create("urn:firstkey:problem:deleted"))
        .withTitle("Gone")
        .withStatus(Response.Status.GONE)
        .withDetail("It is below the minimum index that the log states, and was deleted.")
        .build();
  }

  static HttpProblem tooManyFeeds() {
    return HttpProblem.builder()
        .withType(URI.create("urn:firstkey:problem:too-many-feeds"))
        .withTitle("Service Unavailable")
        .withStatus(Response.Status.SERVICE_UNAVAILABLE)
        .withHeader("Retry-After", 10)
        .withDetail("As many follow the log as this replica serves.")
        .build();
  }

  static HttpProblem nameless() {
    return HttpProblem.builder()
        .withType(URI.create("urn:firstkey:problem:nameless"))
        .withTitle("Forbidden")
        .withStatus(Response.Status.FORBIDDEN)
        .withDetail("The token does not say who looks.")
        .build();
  }

  private static HttpProblem.Builder badRequest(String word, String detail) {
    return HttpProblem.builder()
        .withType(URI.create("urn:firstkey:problem:" + word))
        .withTitle("Bad Request")
        .withStatus(Response.Status.BAD_REQUEST)
        .withDetail(detail);
  }
}
