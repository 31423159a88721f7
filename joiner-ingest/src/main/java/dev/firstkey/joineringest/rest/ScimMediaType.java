package dev.firstkey.joineringest.rest;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// A client that takes `application/json` and not `application/scim+json` is answered with the
/// former (RFC 7644 §3.8). The bytes are the same.
class ScimMediaType {
  private static final MediaType SCIM = MediaType.valueOf(ScimAnswers.JSON);

  // Behind ScimErrors: the lower priority comes later.
  @ServerResponseFilter(priority = Priorities.USER - 1)
  public void asAsked(ContainerRequestContext request, ContainerResponseContext answer) {
    boolean isScim = answer.getMediaType() != null && answer.getMediaType().isCompatible(SCIM);
    if (isScim && !takes(request, SCIM) && takes(request, MediaType.APPLICATION_JSON_TYPE)) {
      answer.setEntity(answer.getEntity(), null, MediaType.APPLICATION_JSON_TYPE);
    }
  }

  private static boolean takes(ContainerRequestContext request, MediaType type) {
    return request.getAcceptableMediaTypes().stream().anyMatch(one -> one.isCompatible(type));
  }
}
