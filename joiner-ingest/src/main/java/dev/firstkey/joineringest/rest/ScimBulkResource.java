package dev.firstkey.joineringest.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import dev.firstkey.joineringest.ProvisionUsers;
import dev.firstkey.joineringest.scim.BulkOperation;
import dev.firstkey.joineringest.scim.BulkOrder;
import dev.firstkey.joineringest.scim.ScimBody;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.Cancellable;

/// Several operations in one request (RFC 7644 §3.7), one after the other, each in a transaction of
/// its own.
@Path("/scim/v2/Bulk")
@RolesAllowed("hris")
@Consumes({ScimAnswers.JSON, "application/json"})
@Produces({ScimAnswers.JSON, "application/json"})
@Cancellable(false)
class ScimBulkResource {
  private final ScimClient client;
  private final ProvisionUsers provisionUsers;
  private final ScimBase base;

  ScimBulkResource(ScimClient client, ProvisionUsers provisionUsers, ScimBase base) {
    this.base = base;
    this.client = client;
    this.provisionUsers = provisionUsers;
  }

  @POST
  public Uni<Response> run(byte[] body) throws ScimException {
    JsonNode request = ScimBody.read(body);
    List<BulkOperation> operations = BulkOperation.in(request);
    int failOnErrors = failOnErrors(request.path("failOnErrors"));
    String users = base.users();
    return client
        .source()
        .flatMap(source -> {
          var job = new BulkJob(provisionUsers, source, users, failOnErrors);
          return Multi.createFrom()
              .iterable(BulkOrder.of(operations))
              .onItem()
              .transformToUniAndConcatenate(at -> job.run(at, operations.get(at)))
              .collect()
              .asList()
              .map(_ -> Response.ok(job.answer().toString(), ScimAnswers.JSON).build());
        });
  }

  private static int failOnErrors(JsonNode value) throws BadRequestException {
    if (value.isMissingNode() || value.isNull()) {
      return Integer.MAX_VALUE;
    }
    if (!value.canConvertToInt() || value.asInt() < 1) {
      throw BadRequestException.invalidValue("failOnErrors is a number of errors.");
    }
    return value.asInt();
  }
}
