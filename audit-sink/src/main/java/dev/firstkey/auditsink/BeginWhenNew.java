package dev.firstkey.auditsink;

import dev.firstkey.auditsink.LogReach.Covered;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Begins a history by itself only in a new installation: where Kafka knows of no record that this
/// service has heard and the log has not. A database and a second place that were both lost, or are
/// both others, look like a new installation to everybody but Kafka.
@ApplicationScoped
class BeginWhenNew implements Beginning {
  private final StreamEnds streams;
  private final LogReach log;
  private final Choice choice;

  /// `firstkey.log.begin`.
  enum Choice {
    /// Whatever was before.
    YES,
    /// Never.
    NO,
    /// Where nothing was heard that the log has not.
    WHEN_NEW
  }

  BeginWhenNew(
      StreamEnds streams,
      LogReach log,
      @ConfigProperty(name = "firstkey.log.begin", defaultValue = "when-new") Choice choice) {
    this.streams = streams;
    this.log = log;
    this.choice = choice;
  }

  @Override
  public Uni<Void> permit() {
    return switch (choice) {
      case YES -> Uni.createFrom().voidItem();
      case NO ->
          Uni.createFrom()
              .failure(new Disagreement("there is no history, and firstkey.log.begin is no"));
      case WHEN_NEW -> streams.heard().flatMap(log::covers).map(BeginWhenNew::require);
    };
  }

  private static @Nullable Void require(Covered heard) {
    return switch (heard) {
      case YES -> null;
      case NO ->
          throw new Disagreement(
              "neither the database nor the second place has a history, and Kafka knows of records"
                  + " that were heard and are in neither: are these the right ones?"
                  + " firstkey.log.begin=yes begins a history anew");
      case NOT_KNOWN ->
          throw new Disagreement(
              "neither the database nor the second place has a history, and what is accounted for"
                  + " is not added up: whether records were heard that the log has not is not known");
    };
  }
}
