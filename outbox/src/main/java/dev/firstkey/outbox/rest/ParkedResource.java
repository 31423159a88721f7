package dev.firstkey.outbox.rest;

import dev.firstkey.outbox.ParkedRecord;
import dev.firstkey.outbox.ParkedRecords;
import dev.firstkey.outbox.ParkedVoice;
import dev.firstkey.outbox.Replay;
import dev.firstkey.outbox.Telling;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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

/// What is parked in this service, as operators see it and decide about it. A caller who hangs up
/// does not undo what was decided. A service has these calls where it says
/// `firstkey.parked-records=true` and has a [ParkedVoice].
@IfBuildProperty(name = "firstkey.parked-records", stringValue = "true")
@Path("/parked")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
class ParkedResource {
  private final ParkedRecords parked;
  private final ParkedVoice voice;
  private final JsonWebToken token;

  ParkedResource(ParkedRecords parked, ParkedVoice voice, JsonWebToken token) {
    this.parked = parked;
    this.voice = voice;
    this.token = token;
  }

  /// The oldest first; no content.
  @GET
  public Uni<List<ParkedRecord>> list() {
    return parked.list().plug(Prompt::answer);
  }

  /// 204 where it was heard, 409 where it still cannot be: then the hold stands.
  @POST
  @Path("/{id}/replay")
  public Uni<RestResponse<Void>> replay(@PathParam("id") String id) {
    return parked.replay(id(id), telling()).plug(Prompt::answer).map(ParkedResource::answer);
  }

  /// 204 where it is given up by this call: its hold ends, and it will never be handled.
  @POST
  @Path("/{id}/give-up")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<RestResponse<Void>> giveUp(@PathParam("id") String id, byte[] body) {
    return parked
        .giveUp(id(id), GivingUp.reference(body), telling())
        .plug(Prompt::answer)
        .map(ParkedResource::answer);
  }

  private static RestResponse<Void> answer(boolean done) {
    if (!done) {
      throw ParkedProblems.unknown();
    }
    return RestResponse.noContent();
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

  private Telling telling() {
    return new Telling(voice, actor());
  }

  /// The token's subject: opaque, and the same for ever. Names change and are personal.
  private String actor() {
    String subject = token.getSubject();
    if (subject == null || !subject.matches("[A-Za-z0-9._@-]{1,128}")) {
      throw ParkedProblems.nameless();
    }
    return "person:" + subject;
  }
}
