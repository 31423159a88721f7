package dev.firstkey.auditsink;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/// Says that a topic is another one than the log was heard from
/// (docs/decisions/0028-nothing-is-missing-in-silence.md): its offsets begin at 0 again, so that
/// they say no more whether anything is missing.
@ApplicationScoped
public class CheckTopics {
  private static final Logger LOG = Logger.getLogger(CheckTopics.class);

  private final StreamEnds streams;
  private final HeardTopics heard;
  private final Witness witness;

  CheckTopics(StreamEnds streams, HeardTopics heard, Witness witness) {
    this.streams = streams;
    this.heard = heard;
    this.witness = witness;
  }

  @Scheduled(
      every = "{firstkey.coverage.every}",
      delayed = "2s",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return streams
        .topics()
        .flatMap(heard::note)
        .invoke(topics -> topics.forEach(witness::madeAnew))
        .replaceWithVoid()
        .onFailure()
        .invoke(failure ->
            LOG.warnf("which topics these are is not known: %s", failure.getClass().getName()))
        .onFailure()
        .recoverWithNull();
  }

  /// Their names.
  public Uni<List<String>> madeAnew() {
    return heard.madeAnew();
  }
}
