package dev.firstkey.joineringest;

import dev.firstkey.contracts.Event;
import dev.firstkey.joineringest.domain.EndDate;
import dev.firstkey.joineringest.domain.Episode;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.outbox.Outbox;
import dev.firstkey.outbox.Reply;
import dev.firstkey.outbox.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Ends the episodes whose last day is over, as *left* does. When to look is a column of the
/// episode's row, so no restart loses it; whether the end has come is decided anew under the
/// worker's lock, so it is said once, by whichever replica is first.
@ApplicationScoped
public class EndEpisodes {
  private final Transactions transactions;
  private final Workers workers;
  private final Quarantine quarantine;
  private final Outbox outbox;
  private final JoinerVoice voice;
  private final ProfileVoice profiles;
  private final Decisions decisions;
  private final DatabaseClock clock;

  EndEpisodes(
      Transactions transactions,
      Workers workers,
      Quarantine quarantine,
      Outbox outbox,
      JoinerVoice voice,
      ProfileVoice profiles,
      Decisions decisions,
      DatabaseClock clock) {
    this.transactions = transactions;
    this.workers = workers;
    this.quarantine = quarantine;
    this.outbox = outbox;
    this.voice = voice;
    this.profiles = profiles;
    this.decisions = decisions;
    this.clock = clock;
  }

  /// What ended.
  ///
  /// @param worker as it is afterwards
  /// @param said one event for each episode that ended
  record Ended(Worker worker, List<Event> said) {}

  /// Ends what is due for one worker, in a transaction of its own.
  ///
  /// @return false where nothing is due
  Uni<Boolean> next() {
    return transactions.run(() ->
        clock
            .now()
            .flatMap(workers::lockOneToLookAt)
            .flatMap(found ->
                found
                    .map(worker -> end(worker).replaceWith(true))
                    .orElseGet(() -> Uni.createFrom().item(false))));
  }

  /// Ends what is due for a locked worker, in the caller's transaction.
  Uni<Ended> ended(Worker worker) {
    return worker.episodes().stream().anyMatch(known -> EndDate.of(known.state()).isPresent())
        ? clock.now().flatMap(now -> ended(worker, now))
        : Uni.createFrom().item(new Ended(worker, List.of()));
  }

  private Uni<Ended> ended(Worker worker, Instant now) {
    List<Event> said = new ArrayList<>();
    Worker after = worker;
    List<KnownEpisode> moved = new ArrayList<>();
    for (KnownEpisode known : worker.episodes()) {
      Optional<Episode> end = EndDate.reached(known.state(), now);
      if (end.isPresent()) {
        said.add(voice.ended(worker.workerId(), known, (Episode.Active) known.state()));
        moved.add(known.in(end.get()));
        after = after.with(known.in(end.get()));
      }
    }
    Ended ended = new Ended(after, said);
    return save(ended, moved).replaceWith(ended);
  }

  private Uni<Void> save(Ended ended, List<KnownEpisode> moved) {
    if (moved.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String cause = ended.said().getLast().envelope().id().toString();
    moved.forEach(known -> decisions.ended(known.stated().record()));
    return saveAll(ended.worker().workerId(), moved)
        .chain(() -> workers.moved(ended.worker().workerId(), cause))
        .chain(() -> eachOf(moved, known -> overtaken(ended.worker(), known)));
  }

  // Nothing that waits about it is worth completing.
  private Uni<Void> overtaken(Worker worker, KnownEpisode known) {
    return quarantine.overtake(worker.workerId(), known.episodeId());
  }

  // An end that has not come is written anew, and with it when to look again.
  private Uni<Void> end(Worker worker) {
    return saveAll(worker.workerId(), worker.episodes())
        .chain(() -> ended(worker))
        .flatMap(ended ->
            ended.said().isEmpty()
                ? Uni.createFrom().voidItem()
                : say(profiles.with(ended.said(), worker, ended.worker())));
  }

  private Uni<Void> say(Reply reply) {
    return outbox.add(reply.events()).chain(() -> outbox.addRecords(reply.records()));
  }

  private Uni<Void> saveAll(String workerId, List<KnownEpisode> episodes) {
    return eachOf(episodes, known -> workers.save(workerId, known));
  }

  private static Uni<Void> eachOf(
      List<KnownEpisode> episodes, Function<KnownEpisode, Uni<Void>> work) {
    return Multi.createFrom()
        .iterable(episodes)
        .onItem()
        .transformToUniAndConcatenate(work::apply)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
