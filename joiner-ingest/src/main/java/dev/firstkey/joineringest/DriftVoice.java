package dev.firstkey.joineringest;

import dev.firstkey.contracts.AccountDrifted;
import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.DirectoryCompared;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.joineringest.domain.Difference;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.Marked;
import dev.firstkey.joineringest.domain.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Says that the directory was compared with what is desired, and who drifted. Whoever changed an
/// account behind our back is not known here; the directory's own log has to tell.
@ApplicationScoped
class DriftVoice {
  private final Speaker speaker = new Speaker(JoinerVoice.NAME);
  private final Directory directory;
  private final Clock clock;

  DriftVoice(Directory directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /// A worker's account differs: under the chain of the worker's last episode.
  Event drifted(DriftRun run, Worker worker, Set<Difference> differences) {
    List<String> words = differences.stream().sorted().map(Difference::word).toList();
    List<KnownEpisode> episodes = worker.episodes();
    String chain = episodes.isEmpty() ? run.id().toString() : episodes.getLast().chainId();
    return say(
        UUID.randomUUID(),
        worker.workerId(),
        new Chain(chain, run.id().toString(), run.actor()),
        new AccountDrifted(worker.workerId(), directory.name(), words, run.mend()));
  }

  /// An account can sign in and names a worker of whom nothing was heard: under the chain of the
  /// run.
  Event unknown(DriftRun run, Marked marked) {
    String id = run.id().toString();
    return say(
        UUID.randomUUID(),
        marked.workerId(),
        new Chain(id, id, run.actor()),
        new AccountDrifted(
            marked.workerId(),
            directory.name(),
            List.of(Difference.ENABLED.word(), Difference.UNKNOWN.word()),
            run.disableUnknown()));
  }

  /// The run is over.
  ///
  /// @param whole whether every worker was compared
  Event compared(DriftRun run, DriftReport found, boolean whole) {
    String id = run.id().toString();
    return say(
        run.id(),
        "directory:" + directory.name(),
        new Chain(id, id, run.actor()),
        new DirectoryCompared(
            directory.name(),
            run.mend(),
            whole,
            found.asDesired(),
            found.beingWorkedOn(),
            found.unreadable(),
            found.drifted() + found.unknown()));
  }

  private Event say(UUID id, String subject, Chain chain, Fact fact) {
    return speaker.say(id, clock.instant().truncatedTo(ChronoUnit.MILLIS), subject, chain, fact);
  }
}
