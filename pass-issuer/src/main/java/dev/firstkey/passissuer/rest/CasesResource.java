package dev.firstkey.passissuer.rest;

import dev.firstkey.outbox.rest.Prompt;
import dev.firstkey.passissuer.ListCases;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.RestQuery;

/// What is expected of a worker, for staff.
@Path("/cases")
public class CasesResource {
  private static final Pattern WORKER_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final ListCases listCases;

  CasesResource(ListCases listCases) {
    this.listCases = listCases;
  }

  /// Every case of one worker, the oldest first; none where the worker is not known.
  @GET
  @RolesAllowed({"approver", "operator", "registrar", "analyst"})
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<List<CaseBody>> cases(@RestQuery("worker") List<String> worker) {
    return listCases
        .ofWorker(one(worker))
        .plug(Prompt::answer)
        .map(views -> views.stream().map(CaseBody::of).toList());
  }

  private static String one(List<String> worker) {
    if (worker.size() != 1 || !WORKER_ID.matcher(worker.getFirst()).matches()) {
      throw HttpProblem.builder()
          .withType(URI.create("urn:firstkey:problem:invalid-parameter"))
          .withStatus(Response.Status.BAD_REQUEST)
          .withTitle("Invalid parameter")
          .withDetail("worker must be given once, as 1 to 64 of A-Z a-z 0-9 . _ -")
          .build();
    }
    return worker.getFirst();
  }
}
