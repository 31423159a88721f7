package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.DecideQuarantine;
import dev.firstkey.joineringest.RuleSources;
import dev.firstkey.outbox.rest.Prompt;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.server.Cancellable;

/// What staff decide about everything of a source that waits its turn. A caller who hangs up does
/// not undo what was decided. Each call is answered 202 with how many `records` it is about.
@Path("/quarantine")
@RolesAllowed("operator")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
class RulingsResource {
  private final RuleSources ruleSources;
  private final JsonWebToken token;

  RulingsResource(RuleSources ruleSources, JsonWebToken token) {
    this.ruleSources = ruleSources;
    this.token = token;
  }

  /// `{"reference": "...", "source": "..."}` decides that all of them are believed, whatever the
  /// source's rate. `needsSecond` says that a second person has to confirm it first
  /// (`firstkey.sources.NAME.four-eyes`).
  @POST
  @Path("/release")
  public Uni<Response> release(byte[] body) {
    return rule(body, ruleSources::release);
  }

  /// The same body confirms what another person decided: those are believed that waited then. 409
  /// for that person, and where nothing of it waits.
  @POST
  @Path("/release/confirmation")
  public Uni<Response> confirm(byte[] body) {
    return rule(body, ruleSources::confirm);
  }

  /// `{"reference": "...", "source": "...", "because": "..."}` decides that none of them is to be
  /// believed, and tells HR why.
  @POST
  @Path("/rejection")
  public Uni<Response> reject(
      @RequestBody(content = @Content(schema = @Schema(implementation = Rejection.class)))
          byte[] body) {
    StaffWord word = StaffWord.of(token, body, Set.of("reference", "source", "because"));
    return rule(word, (source, by) -> ruleSources.reject(source, by, word.because()));
  }

  private Uni<Response> rule(
      byte[] body, BiFunction<String, DecideQuarantine.By, Uni<RuleSources.Result>> decision) {
    return rule(StaffWord.of(token, body, Set.of("reference", "source")), decision);
  }

  private static Uni<Response> rule(
      StaffWord word, BiFunction<String, DecideQuarantine.By, Uni<RuleSources.Result>> decision) {
    String source = word.body().path("source").textValue();
    if (source == null) {
      throw StaffWord.malformed();
    }
    return decision
        .apply(source, new DecideQuarantine.By(word.actor(), word.reference()))
        .plug(Prompt::answer)
        .map(RulingsResource::answer);
  }

  private static Response answer(RuleSources.Result result) {
    return switch (result) {
      case RuleSources.Result.Done(int records) -> accepted(records, false);
      case RuleSources.Result.Proposed(int records) -> accepted(records, true);
      case RuleSources.Result.NotRegistered() ->
          throw StaffWord.problem(
                  Response.Status.CONFLICT,
                  "not-registered",
                  "Nobody of a source that is not registered can be believed.")
              .build();
      case RuleSources.Result.NotASecond() ->
          throw StaffWord.problem(
                  Response.Status.CONFLICT,
                  "not-a-second",
                  "Nothing waits that another person wanted to be believed.")
              .build();
    };
  }

  private static Response accepted(int records, boolean needsSecond) {
    return Response.accepted(Map.of("records", records, "needsSecond", needsSecond)).build();
  }
}
