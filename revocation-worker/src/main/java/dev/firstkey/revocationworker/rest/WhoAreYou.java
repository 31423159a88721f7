package dev.firstkey.revocationworker.rest;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Callers without a token, or with one that is not good, are asked for one (RFC 6750 §3). The
/// problem library's own mapper for them does not work with this version of Quarkus: it answers
/// 500.
class WhoAreYou {
  private static final int BEFORE_THE_LIBRARYS = 1;

  @ServerExceptionMapper(priority = BEFORE_THE_LIBRARYS)
  public Response noToken(UnauthorizedException e) {
    return ask();
  }

  @ServerExceptionMapper(priority = BEFORE_THE_LIBRARYS)
  public Response badToken(AuthenticationFailedException e) {
    return ask();
  }

  private static Response ask() {
    return HttpProblem.builder(Problems.unauthenticated())
        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build()
        .toResponse();
  }
}
