package dev.firstkey.joineringest.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// What is refused over SCIM is told in SCIM's own form (RFC 7644 §3.12), also what the framework
/// refuses before a call is reached. Nothing of the request is quoted.
class ScimErrors {
  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

  @ServerExceptionMapper
  public Response told(ScimException refused) {
    return Response.status(refused.getScimError().getStatus())
        .type(ScimAnswers.JSON)
        .entity(body(refused).toString())
        .build();
  }

  @ServerResponseFilter
  public void inItsForm(ContainerRequestContext request, ContainerResponseContext answer) {
    boolean isScim = request.getUriInfo().getPath().startsWith("/scim/");
    if (isScim && answer.getStatus() >= 400 && !isTold(answer)) {
      String title =
          answer.getEntity() instanceof HttpProblem problem && problem.getTitle() != null
              ? problem.getTitle()
              : answer.getStatusInfo().getReasonPhrase();
      answer.setEntity(
          body(answer.getStatus(), null, title).toString(),
          null,
          MediaType.valueOf(ScimAnswers.JSON));
    }
  }

  private static boolean isTold(ContainerResponseContext answer) {
    return answer.getMediaType() != null
        && answer.getMediaType().toString().startsWith(ScimAnswers.JSON);
  }

  static ObjectNode body(ScimException refused) {
    var error = refused.getScimError();
    return body(error.getStatus(), error.getScimType(), error.getDetail());
  }

  private static ObjectNode body(int status, @Nullable String type, @Nullable String detail) {
    ObjectNode body = JsonUtils.getJsonNodeFactory().objectNode();
    body.putArray("schemas").add(ERROR);
    body.put("status", Integer.toString(status));
    if (type != null) {
      body.put("scimType", type);
    }
    return body.put("detail", detail);
  }
}
