package dev.firstkey.outbox.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// In every service: 401 with the challenge of RFC 6750 §3 for a call with no token and for one
/// with a bad token. The mapper that the problem library brings for it was compiled against another
/// Quarkus and fails.
class Unauthenticated {
  private static final int BEFORE_THE_LIBRARY = 1;

  @ServerExceptionMapper(
      value = {UnauthorizedException.class, AuthenticationFailedException.class},
      priority = BEFORE_THE_LIBRARY)
  public Response problem() {
    return HttpProblem.builder()
        .withType(URI.create("urn:firstkey:problem:unauthenticated"))
        .withTitle("Unauthorized")
        .withStatus(Response.Status.UNAUTHORIZED)
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build()
        .toResponse();
  }
}
