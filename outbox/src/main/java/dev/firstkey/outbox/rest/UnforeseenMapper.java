package dev.firstkey.outbox.rest;

import dev.firstkey.outbox.Causes;
import dev.firstkey.outbox.Outage;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.jboss.logging.Logger;

/// In every service: what no other mapper knows. A database that is away is 503 and when to come
/// back, as RFC 9110 §15.6.4 has it; anything else is a mistake of ours, 500. Nothing of the cause
/// is told, and its message, which may quote a row, is not logged either.
@Provider
@Priority(UnforeseenMapper.BEFORE_THE_LIBRARY)
class UnforeseenMapper implements ExceptionMapper<Exception> {
  static final int BEFORE_THE_LIBRARY = 1;
  private static final Logger LOG = Logger.getLogger(UnforeseenMapper.class);
  private static final int AGAIN_AFTER_SECONDS = 1;

  @Override
  public Response toResponse(Exception failure) {
    HttpProblem problem = Outage.isIn(failure) ? busy() : mistake();
    LOG.errorf("answered %d: %s", problem.getStatusCode(), Causes.describe(failure));
    return problem.toResponse();
  }

  private static HttpProblem mistake() {
    return HttpProblem.valueOf(Response.Status.INTERNAL_SERVER_ERROR);
  }

  private static HttpProblem busy() {
    return HttpProblem.builder()
        .withType(URI.create("urn:firstkey:problem:busy"))
        .withTitle("This cannot be done now. Try again.")
        .withStatus(Response.Status.SERVICE_UNAVAILABLE)
        .withHeader(HttpHeaders.RETRY_AFTER, AGAIN_AFTER_SECONDS)
        .build();
  }
}
