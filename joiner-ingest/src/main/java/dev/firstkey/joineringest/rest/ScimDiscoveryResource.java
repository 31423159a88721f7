package dev.firstkey.joineringest.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ForbiddenException;
import com.unboundid.scim2.common.exceptions.NotImplementedException;
import com.unboundid.scim2.common.exceptions.ResourceNotFoundException;
import com.unboundid.scim2.common.exceptions.ScimException;
import dev.firstkey.joineringest.scim.ScimDiscovery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What this SCIM server can do (RFC 7644 §4).
@Path("/scim/v2")
@RolesAllowed("hris")
@Produces({ScimAnswers.JSON, "application/json"})
class ScimDiscoveryResource {
  private final ScimBase base;

  ScimDiscoveryResource(ScimBase base) {
    this.base = base;
  }

  @GET
  @Path("/ServiceProviderConfig")
  public Response config(@QueryParam("filter") @Nullable String filter) throws ScimException {
    refuse(filter);
    return answer(ScimDiscovery.config(base.address()));
  }

  @GET
  @Path("/ResourceTypes")
  public Response types(@QueryParam("filter") @Nullable String filter) throws ScimException {
    refuse(filter);
    return answer(ScimDiscovery.list(List.of(ScimDiscovery.userType(base.address()))));
  }

  @GET
  @Path("/ResourceTypes/{id}")
  public Response type(@PathParam("id") String id) throws ScimException {
    return answer(one(List.of(ScimDiscovery.userType(base.address())), id));
  }

  @GET
  @Path("/Schemas")
  public Response schemas(@QueryParam("filter") @Nullable String filter) throws ScimException {
    refuse(filter);
    return answer(ScimDiscovery.list(ScimDiscovery.schemas(base.address())));
  }

  @GET
  @Path("/Schemas/{id}")
  public Response schema(@PathParam("id") String id) throws ScimException {
    return answer(one(ScimDiscovery.schemas(base.address()), id));
  }

  /// Nobody is a User here (RFC 7644 §3.11).
  @GET
  @Path("/Me")
  public Response me() throws ScimException {
    throw new NotImplementedException("A client of this server is no User of it.");
  }

  private static ObjectNode one(List<ObjectNode> all, String id) throws ScimException {
    Predicate<JsonNode> isIt = one -> one.path("id").asText().equalsIgnoreCase(id);
    return all.stream()
        .filter(isIt)
        .findFirst()
        .orElseThrow(() -> new ResourceNotFoundException("There is no such resource."));
  }

  private static void refuse(@Nullable String filter) throws ScimException {
    if (filter != null) {
      throw new ForbiddenException("What the server can do is not filtered.");
    }
  }

  private static Response answer(ObjectNode body) {
    return Response.ok(body.toString(), ScimAnswers.JSON).build();
  }
}
