package dev.firstkey.revocationworker;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.RevocationReason;
import dev.firstkey.revocationworker.domain.PassFact;
import dev.firstkey.revocationworker.domain.PassRecord;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Hears that an employment is over: each pass of it ends, those that are not known yet too.
@ApplicationScoped
public class EndEpisode {
  private final Workers workers;
  private final Episodes episodes;
  private final Passes passes;
  private final LearnAboutPass learn;

  EndEpisode(Workers workers, Episodes episodes, Passes passes, LearnAboutPass learn) {
    this.workers = workers;
    this.episodes = episodes;
    this.passes = passes;
    this.learn = learn;
  }

  /// Gives the events to say; to be called in a transaction.
  public Uni<List<Event>> on(
      Event event, String workerId, String episodeId, RevocationReason reason) {
    return workers
        .hold(workerId)
        .chain(() -> episodes.end(workerId, episodeId, reason))
        .chain(() -> passes.ofWorker(workerId))
        .map(known -> known.stream().filter(pass -> isOf(pass, episodeId)).toList())
        .flatMap(ended ->
            learn.learn(ended, new PassFact.Ended(reason), Chain.after(event, Voice.SERVICE)));
  }

  private static boolean isOf(PassRecord pass, String episodeId) {
    return pass.binding().filter(binding -> binding.episodeId().equals(episodeId)).isPresent();
  }
}
