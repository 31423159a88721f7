package dev.firstkey.auditsink.rest;

import dev.firstkey.auditsink.Deleted;
import dev.firstkey.auditsink.ReadLog;
import dev.firstkey.contracts.AuditQuestion;
import dev.firstkey.outbox.rest.Prompt;
import dev.firstkey.tlog.TileAddress;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/// `GET /log/…`: the log as C2SP tlog-tiles. The checkpoint is for everybody; tiles and entries are
/// for auditors and analysts.
@Path("/log")
public class LogResource {
  private static final String FOR_EVER = "private, max-age=31536000, immutable";

  private final ReadLog log;
  private final Viewer viewer;

  LogResource(ReadLog log, Viewer viewer) {
    this.log = log;
    this.viewer = viewer;
  }

  @GET
  @Path("/checkpoint")
  @PermitAll
  @Operation(summary = "The newest checkpoint, a signed note (C2SP tlog-checkpoint)")
  public Uni<RestResponse<String>> checkpoint() {
    return log.checkpoint().plug(Prompt::answer).map(LogResource::note);
  }

  @GET
  @Path("/tile/{level}/{rest: .+}")
  @RolesAllowed({"auditor", "analyst"})
  @Operation(
      summary = "A tile of hashes, or of entries where the level is `entries` (C2SP tlog-tiles)")
  public Uni<RestResponse<byte[]>> tile(@RestPath String level, @RestPath String rest) {
    return TileAddress.of(level, rest)
        .map(address ->
            viewer.looks(AuditQuestion.LOG, LookedAt.in(address), () -> log.read(address)))
        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
        .onFailure(Deleted.class)
        .transform(_ -> Problems.deleted())
        .map(LogResource::part);
  }

  @GET
  @Path("/minimum-index")
  @RolesAllowed({"auditor", "analyst"})
  @Operation(
      summary = "From where on there are entries, a signed note; 404 where there is every one")
  public Uni<RestResponse<String>> minimumIndex() {
    return log.minimumIndex().plug(Prompt::answer).map(LogResource::note);
  }

  private static RestResponse<String> note(Optional<String> note) {
    return ResponseBuilder.ok(note.orElseThrow(Problems::notInTheLog))
        .header(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  /// What is not whole may change when it is put right.
  private static RestResponse<byte[]> part(Optional<ReadLog.Part> found) {
    ReadLog.Part part = found.orElseThrow(Problems::notInTheLog);
    return ResponseBuilder.ok(part.bytes())
        .header(HttpHeaders.CONTENT_TYPE, "application/octet-stream")
        .header(HttpHeaders.CACHE_CONTROL, part.whole() ? FOR_EVER : "no-store")
        .build();
  }
}
