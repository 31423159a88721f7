package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.EraseWorker;
import dev.firstkey.joineringest.ListJoiners;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.outbox.rest.Prompt;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.Cancellable;

/// What is known of a worker's episodes, without personal members.
@Path("/joiners")
class JoinersResource {
  private static final Pattern WORKER = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final ListJoiners listJoiners;
  private final EraseWorker eraseWorker;
  private final JsonWebToken token;

  JoinersResource(ListJoiners listJoiners, EraseWorker eraseWorker, JsonWebToken token) {
    this.listJoiners = listJoiners;
    this.eraseWorker = eraseWorker;
    this.token = token;
  }

  @GET
  @RolesAllowed({"operator", "analyst", "hris"})
  public Uni<List<JoinerView>> list(@QueryParam("worker") String worker) {
    if (worker == null || !WORKER.matcher(worker).matches()) {
      throw StaffWord.problem(
              Response.Status.BAD_REQUEST,
              "invalid",
              "The parameter worker is missing or no worker id")
          .build();
    }
    return listJoiners.of(worker).plug(Prompt::answer).map(episodes -> views(worker, episodes));
  }

  /// `{"reference": "..."}` erases what is still held of somebody who is not at work: 204. 404
  /// where nothing was ever heard of them and nothing is held, 409 where an employment is not over
  /// or something that HR said of them waits in quarantine.
  @POST
  @Path("/{worker}/erasure")
  @RolesAllowed("operator")
  @Consumes(MediaType.APPLICATION_JSON)
  @Cancellable(false)
  public Uni<Response> erase(@PathParam("worker") String worker, byte[] body) {
    StaffWord word = StaffWord.of(token, body, Set.of("reference"));
    if (!WORKER.matcher(worker).matches()) {
      throw unknown();
    }
    return eraseWorker
        .erase(worker, word.actor(), word.reference())
        .plug(Prompt::answer)
        .map(JoinersResource::answer);
  }

  private static Response answer(EraseWorker.Result result) {
    return switch (result) {
      case DONE -> Response.noContent().build();
      case UNKNOWN -> throw unknown();
      case AT_WORK ->
          throw StaffWord.problem(
                  Response.Status.CONFLICT,
                  "at-work",
                  "The worker has an employment that is not over.")
              .build();
      case PROVISIONED ->
          throw StaffWord.problem(
                  Response.Status.CONFLICT,
                  "provisioned",
                  "A provisioning client still keeps the worker as employed, and would make the User again. Have it deactivate them first.")
              .build();
      case WAITING ->
          throw StaffWord.problem(
                  Response.Status.CONFLICT,
                  "waiting",
                  "Something that HR said of the worker waits in quarantine. Decide about it first.")
              .build();
    };
  }

  private static HttpProblem unknown() {
    return StaffWord.problem(
            Response.Status.NOT_FOUND, "unknown-worker", "Nothing was heard of such a worker.")
        .build();
  }

  private static List<JoinerView> views(String worker, List<KnownEpisode> episodes) {
    return episodes.stream().map(episode -> JoinerView.of(worker, episode)).toList();
  }
}
