package dev.firstkey.joineringest.rest;

import dev.firstkey.joineringest.ListMerges;
import dev.firstkey.outbox.rest.Prompt;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;

/// What staff merged, for those who look whether that is right and separate.
@Path("/quarantine/merges")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
class MergesResource {
  private final ListMerges listMerges;

  MergesResource(ListMerges listMerges) {
    this.listMerges = listMerges;
  }

  /// A page of them, by source and worker: who was merged into whom, by whom, when. Where there are
  /// more, the header `Link` (RFC 8288) says how to ask for the next page.
  @GET
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      description = "as the Link of the page before has it")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "the most merges on the page",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
  public Uni<RestResponse<List<MergeView>>> list(@Context UriInfo uri) {
    QuarantinePage page = QuarantinePage.in(uri);
    return listMerges
        .page(page.after(MergeView::key), page.limit() + 1)
        .plug(Prompt::answer)
        .map(all -> page.answer(all.stream().map(MergeView::of).toList(), MergeView::place));
  }
}
