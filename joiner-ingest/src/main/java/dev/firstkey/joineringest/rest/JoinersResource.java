package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.ListJoiners;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.outbox.rest.Prompt;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/// What is known of a worker's episodes, without personal members.
@Path("/joiners")
class JoinersResource {
  private static final Pattern WORKER = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final ListJoiners listJoiners;

  JoinersResource(ListJoiners listJoiners) {
    this.listJoiners = listJoiners;
  }

  @GET
  @RolesAllowed({"operator", "analyst", "hris"})
  public Uni<List<JoinerView>> list(@QueryParam("worker") String worker) {
    if (worker == null || !WORKER.matcher(worker).matches()) {
      throw HttpProblem.builder()
          .withType(URI.create("urn:firstkey:problem:invalid"))
          .withTitle("The parameter worker is missing or no worker id")
          .withStatus(Response.Status.BAD_REQUEST)
          .build();
    }
    return listJoiners.of(worker).plug(Prompt::answer).map(episodes -> views(worker, episodes));
  }

  private static List<JoinerView> views(String worker, List<KnownEpisode> episodes) {
    return episodes.stream().map(episode -> JoinerView.of(worker, episode)).toList();
  }
}
