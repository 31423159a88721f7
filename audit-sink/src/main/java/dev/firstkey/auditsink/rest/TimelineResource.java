package dev.firstkey.auditsink.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.firstkey.auditsink.SearchEntries;
import dev.firstkey.auditsink.TellTimeline;
import dev.firstkey.auditsink.domain.Timeline;
import dev.firstkey.contracts.AuditQuestion;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// `GET /workers/{workerId}/timeline`: what happened to one worker.
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
  public record Moment(@JsonUnwrapped EntryJson entry, @Nullable Long millisecondsSincePrevious) {

    static Moment of(Timeline.Moment moment) {
      var since = moment.sincePrevious();
      return new Moment(EntryJson.of(moment.entry()), since.isPresent() ? since.getAsLong() : null);
    }
  }

  @GET
  @Operation(summary = "What happened to a worker, oldest first")
  public Uni<Told> timeline(@RestPath String workerId) {
    String worker = Asked.workerId(workerId);
    return viewer
        .looksAt(worker, AuditQuestion.TIMELINE, "", () -> timelines.of(worker))
        .flatMap(timeline -> search.minimum().map(minimum -> told(workerId, timeline, minimum)));
  }

  private static Told told(String workerId, Timeline timeline, long minimum) {
    List<Moment> moments = timeline.moments().stream().map(Moment::of).toList();
    boolean complete = moments.size() < TellTimeline.LONGEST && minimum == 0;
    return new Told(workerId, moments, complete, EntriesResource.stated(minimum));
  }
}
