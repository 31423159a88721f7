package dev.firstkey.auditsink.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.firstkey.auditsink.SearchEntries;
import dev.firstkey.auditsink.TellTimeline;
import dev.firstkey.auditsink.domain.Focus;
import dev.firstkey.auditsink.domain.Timeline;
import dev.firstkey.contracts.AuditQuestion;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// `GET /workers/{workerId}/timeline?episode=&pass=`: what happened to one worker, in one hire
/// episode, with one pass.
@Path("/workers/{workerId}/timeline")
@RolesAllowed("analyst")
public class TimelineResource {
  private final TellTimeline timelines;
  private final SearchEntries search;
  private final Viewer viewer;

  TimelineResource(TellTimeline timelines, SearchEntries search, Viewer viewer) {
    this.timelines = timelines;
    this.search = search;
    this.viewer = viewer;
  }

  /// A worker's timeline.
  ///
  /// @param workerId the worker that was asked for
  /// @param entries what happened, oldest first; empty for a worker nobody knows
  /// @param complete false where there is more than one answer holds, or older entries were deleted
  /// @param minimumIndex entries before this log index were deleted, as the log states; null where
  ///   none was
  public record Told(
      String workerId, List<Moment> entries, boolean complete, @Nullable Long minimumIndex) {}

  /// An entry in time.
  ///
  /// @param entry the entry; its members stand beside the following
  /// @param millisecondsSincePrevious how long after the one before; null for the first
  /// @param proof where its proof is, a path of this service; until the next checkpoint nothing is
  ///   there
  public record Moment(
      @JsonUnwrapped EntryJson entry, @Nullable Long millisecondsSincePrevious, String proof) {

    static Moment of(Timeline.Moment moment) {
      var since = moment.sincePrevious();
      return new Moment(
          EntryJson.of(moment.entry()),
          since.isPresent() ? since.getAsLong() : null,
          "/log/proof/%d.tlog-proof".formatted(moment.entry().index()));
    }
  }

  @GET
  @Operation(summary = "What happened to a worker, in a hire episode or with a pass, oldest first")
  @Parameter(name = "episode", in = ParameterIn.QUERY, description = "The hire episode")
  @Parameter(name = "pass", in = ParameterIn.QUERY, description = "The pass")
  public Uni<Told> timeline(@RestPath String workerId, @Context UriInfo uri) {
    String worker = Asked.workerId(workerId);
    Focus focus = Asked.only(uri, "episode", "pass").focus();
    return viewer
        .looksAt(worker, AuditQuestion.TIMELINE, asked(focus), () -> timelines.of(worker, focus))
        .flatMap(found -> search.minimum().map(minimum -> told(workerId, found, minimum)));
  }

  private static String asked(Focus focus) {
    return Stream.of(
            focus.episodeId().map("episode="::concat),
            focus.passId().map(UUID::toString).map("pass="::concat))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("&"));
  }

  private static Told told(String workerId, TellTimeline.Told found, long minimum) {
    return new Told(
        workerId,
        found.timeline().moments().stream().map(Moment::of).toList(),
        found.complete() && minimum == 0,
        EntriesResource.stated(minimum));
  }
}
