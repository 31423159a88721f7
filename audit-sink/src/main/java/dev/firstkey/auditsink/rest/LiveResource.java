package dev.firstkey.auditsink.rest;

import dev.firstkey.auditsink.EntryFilter;
import dev.firstkey.auditsink.FollowLog;
import dev.firstkey.auditsink.FollowLog.News;
import dev.firstkey.contracts.AuditQuestion;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// `GET /entries/live`: entries as server-sent events, as soon as they are in the published log.
/// Each event has its log index as id; whoever was cut off sends the last one back as
/// `Last-Event-ID` (or `after`). The first event is the position at which the feed begins, so that
/// whoever is cut off before any entry misses nothing either. A feed ends after five minutes, and
/// its reader comes again. Where it cannot be said who looks, the feed ends without an event.
@Path("/entries/live")
@RolesAllowed("analyst")
public class LiveResource {
  private final FollowLog log;
  private final Viewer viewer;

  LiveResource(FollowLog log, Viewer viewer) {
    this.log = log;
    this.viewer = viewer;
  }

  /// Up to where everything that fits was told: at the beginning, and where nothing was for some
  /// seconds.
  ///
  /// @param reached a log index
  public record Position(long reached) {}

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "Entries that fit as server-sent events, as soon as they are published")
  public Multi<OutboundSseEvent> live(
      @Context UriInfo uri, @Context Sse sse, @HeaderParam("Last-Event-ID") @Nullable String last) {
    Asked asked = Asked.in(uri);
    EntryFilter filter = asked.filter();
    OptionalLong after = last == null ? asked.cursor() : number(last);
    if (!log.enter()) {
      throw Problems.tooManyFeeds();
    }
    AtomicBoolean entered = new AtomicBoolean(true);
    return Multi.createFrom()
        .deferred(() -> feed(filter, after, sse))
        .onTermination()
        .invoke(() -> leave(entered));
  }

  private Multi<OutboundSseEvent> feed(EntryFilter filter, OptionalLong after, Sse sse) {
    return viewer
        .looksAt(
            filter.about().workerId(),
            AuditQuestion.EXPORT,
            filter.asked(),
            () -> Uni.createFrom().item(filter))
        .onItem()
        .transformToMulti(shown -> log.behind(shown, after))
        .onItem()
        .transformToMultiAndConcatenate(news -> Multi.createFrom().items(events(news, sse)));
  }

  private void leave(AtomicBoolean entered) {
    if (entered.getAndSet(false)) {
      log.leave();
    }
  }

  private static OptionalLong number(String last) {
    return OptionalLong.of(Asked.number(last, "Last-Event-ID"));
  }

  private static Stream<OutboundSseEvent> events(News news, Sse sse) {
    return news.entries().isEmpty()
        ? Stream.of(event(sse, "position", news.reached(), new Position(news.reached())))
        : news.entries().stream()
            .map(entry -> event(sse, "entry", entry.index(), EntryJson.of(entry)));
  }

  private static OutboundSseEvent event(Sse sse, String name, long id, Object data) {
    return sse.newEventBuilder()
        .name(name)
        .id(Long.toString(id))
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(data)
        .build();
  }
}
