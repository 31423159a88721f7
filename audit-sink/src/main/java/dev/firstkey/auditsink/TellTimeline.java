package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Focus;
import dev.firstkey.auditsink.domain.Timeline;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Tells what happened to a worker. A visit to the gateway is told with its worker although it was
/// opened before anybody knew whose it was. Of a worker nobody knows there is nothing to tell.
@ApplicationScoped
public class TellTimeline {
  /// How many entries are told; who has more is read in pages.
  public static final int LONGEST = 5000;

  private final Entries entries;

  TellTimeline(Entries entries) {
    this.entries = entries;
  }

  /// A timeline.
  ///
  /// @param timeline what belongs to the focus
  /// @param complete false where the worker has more than the first [#LONGEST] entries
  public record Told(Timeline timeline, boolean complete) {}

  /// What of the worker's first [#LONGEST] entries belongs to the focus.
  public Uni<Told> of(String workerId, Focus focus) {
    return entries
        .ofWorker(workerId, LONGEST)
        .map(found -> new Told(Timeline.of(focus.of(found)), found.size() < LONGEST));
  }
}
