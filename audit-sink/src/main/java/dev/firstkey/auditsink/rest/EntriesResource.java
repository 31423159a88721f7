package dev.firstkey.auditsink.rest;

import dev.firstkey.auditsink.EntryFilter;
import dev.firstkey.auditsink.PageOfEntries;
import dev.firstkey.auditsink.SearchEntries;
import dev.firstkey.contracts.AuditQuestion;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// `GET /entries`: the log in pages, in its own order.
@Path("/entries")
@RolesAllowed("analyst")
public class EntriesResource {
  private final SearchEntries search;
  private final Viewer viewer;

  EntriesResource(SearchEntries search, Viewer viewer) {
    this.search = search;
    this.viewer = viewer;
  }

  /// A page of entries.
  ///
  /// @param entries the entries
  /// @param next the value of `after` for the next page; null where nothing more fits now
  /// @param minimumIndex entries before this log index were deleted, as the log states, and are not
  ///   found; null where none was
  public record Page(List<EntryJson> entries, @Nullable Long next, @Nullable Long minimumIndex) {}

  @GET
  @Operation(summary = "Entries that fit every given parameter, in the order of the log")
  @Parameter(name = "worker", in = ParameterIn.QUERY, description = "the worker's id")
  @Parameter(name = "pass", in = ParameterIn.QUERY, description = "the pass's id")
  @Parameter(name = "authenticator", in = ParameterIn.QUERY, description = "the authenticator's id")
  @Parameter(name = "transaction", in = ParameterIn.QUERY, description = "the visit's id")
  @Parameter(name = "correlation", in = ParameterIn.QUERY, description = "the chain's id")
  @Parameter(
      name = "type",
      in = ParameterIn.QUERY,
      description = "an event type, as in pass.issued or dev.firstkey.pass.issued.v1")
  @Parameter(name = "actor", in = ParameterIn.QUERY, description = "who acted, as in person:ID")
  @Parameter(name = "approver", in = ParameterIn.QUERY, description = "one of who approved it")
  @Parameter(name = "outcome", in = ParameterIn.QUERY, description = "ok, refused or ended")
  @Parameter(
      name = "reason",
      in = ParameterIn.QUERY,
      description = "why it was refused or ended, a word of a closed list")
  @Parameter(
      name = "size",
      in = ParameterIn.QUERY,
      description =
          "only the tree of this size, which must be published: its pages are the same for ever")
  @Parameter(
      name = "from",
      in = ParameterIn.QUERY,
      description = "RFC 3339 in UTC: events at or after this time")
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "RFC 3339 in UTC: events before this time")
  @Parameter(
      name = "after",
      in = ParameterIn.QUERY,
      description = "only entries behind this log index",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "the most entries on the page",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
  public Uni<RestResponse<Page>> page(@Context UriInfo uri) {
    Asked asked = Asked.in(uri);
    EntryFilter filter = asked.filter();
    SearchEntries.Part part = asked.part();
    return viewer
        .looksAt(
            filter.about().workerId(),
            AuditQuestion.ENTRIES,
            filter.asked(),
            () -> search.page(filter, part))
        .map(page -> page.orElseThrow(() -> Problems.invalidParameter("size")))
        .flatMap(page -> search.minimum().map(minimum -> response(page, minimum, uri)));
  }

  private static RestResponse<Page> response(PageOfEntries page, long minimum, UriInfo uri) {
    List<EntryJson> entries = page.entries().stream().map(EntryJson::of).toList();
    var response = ResponseBuilder.ok(new Page(entries, boxed(page.next()), stated(minimum)));
    page.next().ifPresent(next -> response.header(HttpHeaders.LINK, link(uri, next)));
    return response.build();
  }

  /// RFC 8288, relative to this address: nothing that a proxy or a Host header says gets into it.
  private static String link(UriInfo uri, long next) {
    String query =
        uri.getRequestUriBuilder().replaceQueryParam("after", next).build().getRawQuery();
    return "<?%s>; rel=\"next\"".formatted(query);
  }

  /// As an answer says it.
  static @Nullable Long stated(long minimum) {
    return minimum > 0 ? minimum : null;
  }

  private static @Nullable Long boxed(OptionalLong next) {
    return next.isPresent() ? next.getAsLong() : null;
  }
}
