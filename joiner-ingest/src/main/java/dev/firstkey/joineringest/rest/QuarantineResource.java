package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.DecideQuarantine;
import dev.firstkey.joineringest.ProvisionUsers;
import dev.firstkey.outbox.rest.Prompt;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/// The HR records that wait, and what staff decide about them. A caller who hangs up does not undo
/// what was decided.
@Path("/quarantine")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
class QuarantineResource {
  private final DecideQuarantine decide;
  private final JsonWebToken token;

  QuarantineResource(DecideQuarantine decide, JsonWebToken token) {
    this.decide = decide;
    this.token = token;
  }

  /// A page of them, those for staff first, then the oldest first, without personal members. Where
  /// there are more, the header `Link` (RFC 8288) says how to ask for the next page.
  @GET
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      description = "only records behind the one of this id, which may have been decided by now")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "the most records on the page",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
  public Uni<RestResponse<List<QuarantineView>>> list(@Context UriInfo uri) {
    QuarantinePage page = QuarantinePage.in(uri);
    return decide
        .waiting(page.after(ProvisionUsers::uuid), page.limit() + 1)
        .plug(Prompt::answer)
        .map(all ->
            page.answer(
                all.stream().map(QuarantineView::line).toList(), line -> line.id().toString()));
  }

  /// One of them, with what HR said.
  @GET
  @Path("/{id}")
  public Uni<QuarantineView> get(@PathParam("id") String id) {
    return decide
        .find(id(id))
        .plug(Prompt::answer)
        .map(found -> found.map(QuarantineView::whole).orElseThrow(QuarantineResource::unknown));
  }

  /// `{"reference": "...", "members": {...}}` sets members (null takes one away), and has the
  /// record heard: 204; 202 where a second person has to confirm it
  /// (`firstkey.sources.NAME.four-eyes`). Where it is not complete still, 409 names all that is
  /// missing or wrong.
  @POST
  @Path("/{id}/completion")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> complete(@PathParam("id") String id, byte[] body) {
    StaffWord word = word(body, "members");
    if (!word.body().path("members").isObject()) {
      throw StaffWord.malformed();
    }
    return decide
        .complete(id(id), word.body().path("members"), by(word))
        .plug(Prompt::answer)
        .map(QuarantineResource::answer);
  }

  /// `{"reference": "..."}` confirms what another person completed, and has the record heard: 204.
  /// 409 for the one who completed it.
  @POST
  @Path("/{id}/confirmation")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> confirm(@PathParam("id") String id, byte[] body) {
    StaffWord word = word(body, "reference");
    return decide.confirm(id(id), by(word)).plug(Prompt::answer).map(QuarantineResource::answer);
  }

  /// `{"reference": "...", "because": "..."}` decides that the record is not to be believed, and
  /// tells HR why: 204.
  @POST
  @Path("/{id}/rejection")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> reject(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = Rejection.class)))
          byte[] body) {
    StaffWord word = word(body, "because");
    return decide
        .reject(id(id), by(word), word.because())
        .plug(Prompt::answer)
        .map(QuarantineResource::answer);
  }

  /// `{"reference": "...", "workerId": "..."}` decides that the record is about this worker, whom
  /// another source states: 204. Where nobody of that id is at work, 409.
  @POST
  @Path("/{id}/merge")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> merge(@PathParam("id") String id, byte[] body) {
    StaffWord word = word(body, "workerId");
    String worker = word.body().path("workerId").textValue();
    if (worker == null || !worker.matches("[A-Za-z0-9._-]{1,64}")) {
      throw StaffWord.malformed();
    }
    return decide
        .merge(id(id), worker, by(word))
        .plug(Prompt::answer)
        .map(QuarantineResource::answer);
  }

  private static Response answer(DecideQuarantine.Result result) {
    return switch (result) {
      case DecideQuarantine.Result.Done() -> Response.noContent().build();
      case DecideQuarantine.Result.Proposed() -> Response.accepted().build();
      case DecideQuarantine.Result.NotASecond() ->
          throw StaffWord.problem(
                  Response.Status.CONFLICT,
                  "not-a-second",
                  "Nobody completed the record, or you did: another person confirms it.")
              .build();
      case DecideQuarantine.Result.Unknown() -> throw unknown();
      case DecideQuarantine.Result.Refused(var code) ->
          throw StaffWord.problem(
                  Response.Status.CONFLICT, "refused", "The record is complete, and refused still.")
              .with("code", code.word())
              .build();
      case DecideQuarantine.Result.NoSuchWorker() ->
          throw StaffWord.problem(
                  Response.Status.CONFLICT,
                  "no-such-worker",
                  "No other worker of that id is at work.")
              .build();
      case DecideQuarantine.Result.Doubled(List<String> members) ->
          throw StaffWord.problem(
                  Response.Status.CONFLICT,
                  "doubled",
                  "The record is complete now, and another source may have the person at work.")
              .with("members", members)
              .build();
      case DecideQuarantine.Result.StillIncomplete(List<String> members) ->
          throw StaffWord.problem(
                  Response.Status.CONFLICT, "incomplete", "The record is not complete.")
              .with("members", members)
              .build();
    };
  }

  private StaffWord word(byte[] body, String member) {
    return StaffWord.of(token, body, new HashSet<>(List.of("reference", member)));
  }

  private static DecideQuarantine.By by(StaffWord word) {
    return new DecideQuarantine.By(word.actor(), word.reference());
  }

  private static UUID id(String text) {
    return ProvisionUsers.uuid(text).orElseThrow(QuarantineResource::unknown);
  }

  private static HttpProblem unknown() {
    return StaffWord.problem(
            Response.Status.NOT_FOUND, "not-in-quarantine", "No such record is in quarantine.")
        .build();
  }
}
