package dev.firstkey.joineringest.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.StrictJson;
import dev.firstkey.joineringest.DirectoryAway;
import dev.firstkey.joineringest.DirectoryForbids;
import dev.firstkey.joineringest.FindDrift;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.Cancellable;

/// Whether the directory is still as it should be. A run reads every worker's account, so it may
/// take minutes; a caller who hangs up does not end it.
@Path("/directory/drift")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
class DriftResource {
  private static final Logger LOG = Logger.getLogger(DriftResource.class);

  private static final String DISABLE_UNKNOWN = "disableUnknown";

  private final FindDrift findDrift;
  private final JsonWebToken token;

  DriftResource(FindDrift findDrift, JsonWebToken token) {
    this.findDrift = findDrift;
    this.token = token;
  }

  /// `{"mend": false}` reports only; with `true` the workers who drifted are brought back by their
  /// tasks, which begin at once. With `"disableUnknown": true` beside it, accounts that name a
  /// worker of whom nothing was heard are disabled. 409 while another run is underway, 503 where
  /// the directory is away or does not let us in.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<DriftView> run(byte[] body) {
    JsonNode said = said(body);
    boolean mend = said.path("mend").booleanValue();
    boolean disableUnknown = said.path(DISABLE_UNKNOWN).booleanValue();
    String actor = StaffWord.actor(token);
    LOG.infof("drift run mend=%s disableUnknown=%s by=%s", mend, disableUnknown, actor);
    return findDrift
        .run(mend, disableUnknown, actor)
        .onFailure(DirectoryAway.class)
        .transform(_ -> away())
        .onFailure(DirectoryForbids.class)
        .transform(_ -> forbidden())
        .map(report -> report.map(DriftView::of).orElseThrow(DriftResource::underway));
  }

  private static JsonNode said(byte[] body) {
    return Optional.ofNullable(body)
        .flatMap(StrictJson::object)
        .filter(node -> node.path("mend").isBoolean())
        .filter(
            node -> node.size() == 1 || node.size() == 2 && node.path(DISABLE_UNKNOWN).isBoolean())
        .orElseThrow(DriftResource::malformed);
  }

  private static HttpProblem malformed() {
    return StaffWord.problem(
            Response.Status.BAD_REQUEST,
            "malformed",
            "The body must be one JSON object with the member mend, true or false, and no other but"
                + " disableUnknown, true or false.")
        .build();
  }

  private static HttpProblem underway() {
    return StaffWord.problem(
            Response.Status.CONFLICT, "drift-run-underway", "Another run is underway.")
        .build();
  }

  private static HttpProblem forbidden() {
    return StaffWord.problem(
            Response.Status.SERVICE_UNAVAILABLE,
            "directory-forbids",
            "The directory does not accept joiner-ingest's credential; what was not compared yet was"
                + " not mended.")
        .build();
  }

  private static HttpProblem away() {
    return StaffWord.problem(
            Response.Status.SERVICE_UNAVAILABLE,
            "directory-away",
            "The directory does not answer; what was not compared yet was not mended.")
        .withHeader("Retry-After", "30")
        .build();
  }
}
