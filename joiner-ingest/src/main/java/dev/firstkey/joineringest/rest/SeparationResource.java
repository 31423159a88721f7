package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.DecideQuarantine;
import dev.firstkey.joineringest.SeparateWorker;
import dev.firstkey.outbox.rest.Prompt;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.Cancellable;

/// Undoes what staff decided by a merge. A caller who hangs up does not undo that it is undone.
@Path("/quarantine/separation")
@RolesAllowed("operator")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Cancellable(false)
class SeparationResource {
  private static final String NEXT =
      "The source has to state the worker anew, as a new event: what it said meanwhile is not heard.";

  private final SeparateWorker separateWorker;
  private final JsonWebToken token;

  SeparationResource(SeparateWorker separateWorker, JsonWebToken token) {
    this.separateWorker = separateWorker;
    this.token = token;
  }

  /// What became of it.
  ///
  /// @param workerId as its source calls the worker
  /// @param mergedInto the worker into whom it was merged
  /// @param next what has to be done now
  public record Separated(String source, String workerId, String mergedInto, String next) {}

  /// `{"reference": "...", "source": "...", "workerId": "..."}` undoes the merge of the worker whom
  /// the source calls so: what it says of them is heard again. What it said meanwhile is not made
  /// up for: it has to state the worker anew, and the answer says so. 404 where nobody merged them.
  @POST
  public Uni<Separated> separate(byte[] body) {
    StaffWord word = StaffWord.of(token, body, Set.of("reference", "source", "workerId"));
    String source = word.body().path("source").textValue();
    String worker = word.body().path("workerId").textValue();
    if (source == null || worker == null) {
      throw StaffWord.malformed();
    }
    return separateWorker
        .separate(source, worker, new DecideQuarantine.By(word.actor(), word.reference()))
        .plug(Prompt::answer)
        .map(found ->
            found
                .map(other -> new Separated(source, worker, other, NEXT))
                .orElseThrow(SeparationResource::unknown));
  }

  private static HttpProblem unknown() {
    return StaffWord.problem(
            Response.Status.NOT_FOUND, "not-merged", "Nobody merged such a worker of that source.")
        .build();
  }
}
