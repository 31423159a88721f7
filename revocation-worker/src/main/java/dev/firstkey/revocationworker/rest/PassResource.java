package dev.firstkey.revocationworker.rest;

import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.outbox.rest.Prompt;
import dev.firstkey.revocationworker.RevokePass;
import dev.firstkey.revocationworker.ShowPass;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.Cancellable;

/// Passes, as staff see and end them. A caller who hangs up does not undo what was decided.
@Path("/passes/{passId}")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
class PassResource {
  private final RevokePass revokePass;
  private final ShowPass showPass;
  private final JsonWebToken token;

  PassResource(RevokePass revokePass, ShowPass showPass, JsonWebToken token) {
    this.revokePass = revokePass;
    this.showPass = showPass;
    this.token = token;
  }

  /// Ends the pass and what it registered, and answers with what is so then. Again, it answers the
  /// same and changes nothing. Where a stronger reason stands, nothing changes and that is said.
  @POST
  @Path("/revocation")
  @RolesAllowed("operator")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> revoke(@PathParam("passId") String passId, byte[] body) {
    var reason = RevocationRequest.reason(body);
    UUID id = id(passId);
    return revokePass
        .revoke(id, reason, Person.of(token))
        .plug(Prompt::answer)
        .map(pass -> PassView.of(pass.orElseThrow(Problems::unknownPass)))
        .map(view -> answer(view, reason));
  }

  private static Response answer(PassView view, RevocationReason reason) {
    if (!reason.word().equals(view.reason())) {
      throw Problems.endedOtherwise(view);
    }
    return Response.accepted(view).build();
  }

  /// What is so of the pass.
  @GET
  @RolesAllowed({"operator", "analyst"})
  public Uni<PassView> show(@PathParam("passId") String passId) {
    return showPass
        .show(id(passId))
        .plug(Prompt::answer)
        .map(pass -> PassView.of(pass.orElseThrow(Problems::unknownPass)));
  }

  private static UUID id(String passId) {
    try {
      UUID id = UUID.fromString(passId);
      if (id.toString().equals(passId)) {
        return id;
      }
    } catch (IllegalArgumentException _) {
      throw Problems.unknownPass();
    }
    throw Problems.unknownPass();
  }
}
