package dev.firstkey.joineringest.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.firstkey.contracts.GivenUpRecord;
import dev.firstkey.contracts.StrictJson;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.Cancellable;

/// The HR records that wait because they are not complete, and what staff decide about them. A
/// caller who hangs up does not undo what was decided.
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

  /// The oldest first, without personal members.
  @GET
  public Uni<List<QuarantineView>> list() {
    return decide
        .waiting()
        .plug(Prompt::answer)
        .map(all -> all.stream().map(QuarantineView::line).toList());
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
  /// record heard: 204. Where it is not complete still, 409 names all that is missing or wrong.
  @POST
  @Path("/{id}/completion")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> complete(@PathParam("id") String id, byte[] body) {
    JsonNode said = said(body, Set.of("reference", "members"));
    if (!said.path("members").isObject()) {
      throw malformed();
    }
    return decide
        .complete(id(id), said.path("members"), by(said))
        .plug(Prompt::answer)
        .map(QuarantineResource::answer);
  }

  /// `{"reference": "..."}` decides that the record is not to be believed: 204.
  @POST
  @Path("/{id}/rejection")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> reject(@PathParam("id") String id, byte[] body) {
    JsonNode said = said(body, Set.of("reference"));
    return decide.reject(id(id), by(said)).plug(Prompt::answer).map(QuarantineResource::answer);
  }

  /// `{"reference": "...", "workerId": "..."}` decides that the record is about this worker, whom
  /// another source states: 204. Where nobody of that id is at work, 409.
  @POST
  @Path("/{id}/merge")
  @Consumes(MediaType.APPLICATION_JSON)
  public Uni<Response> merge(@PathParam("id") String id, byte[] body) {
    JsonNode said = said(body, Set.of("reference", "workerId"));
    String worker = said.path("workerId").textValue();
    if (worker == null || !worker.matches("[A-Za-z0-9._-]{1,64}")) {
      throw malformed();
    }
    return decide
        .merge(id(id), worker, by(said))
        .plug(Prompt::answer)
        .map(QuarantineResource::answer);
  }

  private static Response answer(DecideQuarantine.Result result) {
    return switch (result) {
      case DecideQuarantine.Result.Done() -> Response.noContent().build();
      case DecideQuarantine.Result.Unknown() -> throw unknown();
      case DecideQuarantine.Result.Refused(var code) ->
          throw problem(
                  Response.Status.CONFLICT, "refused", "The record is complete, and refused still.")
              .with("code", code.word())
              .build();
      case DecideQuarantine.Result.NoSuchWorker() ->
          throw problem(
                  Response.Status.CONFLICT,
                  "no-such-worker",
                  "No other worker of that id is at work.")
              .build();
      case DecideQuarantine.Result.StillIncomplete(List<String> members) ->
          throw problem(Response.Status.CONFLICT, "incomplete", "The record is not complete.")
              .with("members", members)
              .build();
    };
  }

  private static JsonNode said(byte[] body, Set<String> members) {
    JsonNode said =
        Optional.ofNullable(body)
            .flatMap(StrictJson::object)
            .orElseThrow(QuarantineResource::malformed);
    boolean isWhole = said.propertyStream().allMatch(one -> members.contains(one.getKey()));
    if (!isWhole || !GivenUpRecord.isReference(said.path("reference").textValue())) {
      throw malformed();
    }
    return said;
  }

  /// The token's subject: opaque, and the same for ever.
  private DecideQuarantine.By by(JsonNode said) {
    String subject = token.getSubject();
    if (subject == null || !subject.matches("[A-Za-z0-9._@-]{1,128}")) {
      throw problem(
              Response.Status.FORBIDDEN,
              "nameless",
              "The token does not say by a plain subject who it is for.")
          .build();
    }
    return new DecideQuarantine.By("person:" + subject, said.path("reference").asText());
  }

  private static UUID id(String text) {
    return ProvisionUsers.uuid(text).orElseThrow(QuarantineResource::unknown);
  }

  private static HttpProblem unknown() {
    return problem(
            Response.Status.NOT_FOUND, "not-in-quarantine", "No such record is in quarantine.")
        .build();
  }

  private static HttpProblem malformed() {
    return problem(
            Response.Status.BAD_REQUEST,
            "malformed",
            "The body must be one JSON object with the member reference, where the decision is"
                + " written (1 to 64 letters, digits, '.', '_' and '-'), and for a completion with"
                + " the object members, and for a merge with the workerId of the other one.")
        .build();
  }

  private static HttpProblem.Builder problem(Response.Status status, String word, String title) {
    return HttpProblem.builder()
        .withType(URI.create("urn:firstkey:problem:" + word))
        .withTitle(title)
        .withStatus(status);
  }
}
