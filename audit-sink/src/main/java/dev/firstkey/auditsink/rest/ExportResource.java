package dev.firstkey.auditsink.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.firstkey.auditsink.EntryFilter;
import dev.firstkey.auditsink.ExportEntries;
import dev.firstkey.auditsink.domain.Entry;
import dev.firstkey.contracts.AuditQuestion;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestMulti;

/// `GET /export.ndjson`, `/export.csv` and `/export.ocsf`: all entries that fit, of one published
/// tree. Whoever is cut off goes on behind the last index that arrived (`after`) with the size that
/// the header `Firstkey-Log-Size` gave (`size`); a CSV that goes on so has no line of names, and is
/// put behind what there is. Where old entries were deleted, the header `Firstkey-Minimum-Index`
/// says which ones there are.
@Path("/")
@RolesAllowed("analyst")
public class ExportResource {
  private static final String SIZE = "Firstkey-Log-Size";
  private static final String MINIMUM = "Firstkey-Minimum-Index";

  private final ExportEntries export;
  private final Viewer viewer;
  private final ObjectWriter lines;

  ExportResource(ExportEntries export, Viewer viewer, ObjectMapper mapper) {
    this.export = export;
    this.viewer = viewer;
    this.lines = mapper.writerFor(EntryJson.class).with(JsonWriteFeature.ESCAPE_NON_ASCII);
  }

  @GET
  @Path("/export.ndjson")
  @Produces("application/x-ndjson")
  @Operation(summary = "All entries that fit, a JSON object in each line")
  public RestMulti<byte[]> ndjson(@Context UriInfo uri) {
    return export(uri, new Form("", this::json, "\n"));
  }

  @GET
  @Path("/export.csv")
  @Produces("text/csv")
  @Operation(summary = "All entries that fit as CSV; no cell is a formula")
  public RestMulti<byte[]> csv(@Context UriInfo uri) {
    String head = Asked.in(uri).goesOn() ? "" : EntryCsv.HEAD;
    return export(uri, new Form(head, EntryCsv::line, ""));
  }

  @GET
  @Path("/export.ocsf")
  @Produces("application/x-ndjson")
  @Operation(summary = "All entries that fit as OCSF 1.8.0 events, a JSON object in each line")
  public RestMulti<byte[]> ocsf(@Context UriInfo uri) {
    return export(uri, new Form("", OcsfJson::line, "\n"));
  }

  /// How entries are written.
  ///
  /// @param head what stands before the first
  /// @param line writes one with its line end
  /// @param behind what is sent behind each part anyhow, and so is not written at its end: for
  ///   newline-delimited JSON the server ends each part with a line feed
  private record Form(String head, Function<Entry, String> line, String behind) {

    String page(List<Entry> entries) {
      StringBuilder text = new StringBuilder();
      entries.forEach(entry -> text.append(line.apply(entry)));
      return text.substring(0, Math.max(0, text.length() - behind.length()));
    }
  }

  private RestMulti<byte[]> export(UriInfo uri, Form form) {
    Asked asked = Asked.in(uri);
    EntryFilter filter = asked.filter();
    var part = asked.part();
    Uni<Reach> reach =
        viewer
            .looksAt(
                filter.about().workerId(),
                AuditQuestion.EXPORT,
                filter.asked(),
                () -> export.size(part.size()))
            .map(found -> found.orElseThrow(() -> Problems.invalidParameter("size")))
            .flatMap(size -> export.minimum().map(minimum -> new Reach(size, minimum)));
    return RestMulti.fromUniResponse(
        reach, it -> body(form, export.pages(filter, part.after(), it.size())), Reach::headers);
  }

  /// Of which entries it tells.
  ///
  /// @param size before which log index
  /// @param minimum from which on; those before were deleted, as the log states
  private record Reach(long size, long minimum) {
    Map<String, List<String>> headers() {
      return minimum == 0
          ? Map.of(SIZE, List.of(Long.toString(size)))
          : Map.of(SIZE, List.of(Long.toString(size)), MINIMUM, List.of(Long.toString(minimum)));
    }
  }

  private static Multi<byte[]> body(Form form, Multi<List<Entry>> pages) {
    return Multi.createBy()
        .concatenating()
        .streams(Multi.createFrom().item(form.head()), pages.map(form::page))
        .filter(text -> !text.isEmpty())
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private String json(Entry entry) {
    try {
      return lines.writeValueAsString(EntryJson.of(entry)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry always has a text", e);
    }
  }
}
