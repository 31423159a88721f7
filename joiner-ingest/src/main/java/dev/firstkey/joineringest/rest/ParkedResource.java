package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.ReplayRecord;
import dev.firstkey.outbox.ParkedRecord;
import dev.firstkey.outbox.Replay;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/// What is parked here, as operators see it and have it heard again. A caller who hangs up does not
/// undo what was decided.
@Path("/parked")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
class ParkedResource {
  private final ReplayRecord replay;
  private final JsonWebToken token;

  ParkedResource(ReplayRecord replay, JsonWebToken token) {
    this.replay = replay;
    this.token = token;
  }

  /// The oldest first; no content.
  @GET
  public Uni<List<ParkedRecord>> list() {
    return replay.list();
  }

  /// 204 where it was heard, 409 where it still cannot be: then the hold stands.
  @POST
  @Path("/{id}/replay")
  public Uni<RestResponse<Void>> replay(@PathParam("id") String id) {
    return replay
        .replay(id(id), actor())
        .onFailure()
        .transform(_ -> ParkedProblems.notNow())
        .map(ParkedResource::answer);
  }

  private static RestResponse<Void> answer(Replay result) {
    return switch (result) {
      case Replay.Done _ -> RestResponse.noContent();
      case Replay.StillParked(String code) -> throw ParkedProblems.stillParked(code);
      case Replay.Unknown _ -> throw ParkedProblems.unknown();
    };
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      throw ParkedProblems.unknown();
    }
  }

  /// The token's subject: opaque, and the same for ever. Names change and are personal.
  private String actor() {
    return "person:" + token.getSubject();
  }
}
