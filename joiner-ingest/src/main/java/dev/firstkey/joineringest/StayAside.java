package dev.firstkey.joineringest;

import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.IgnoredBecause;
import dev.firstkey.joineringest.domain.AccountStanding;
import dev.firstkey.joineringest.domain.Command;
import dev.firstkey.joineringest.domain.Decision;
import dev.firstkey.joineringest.domain.Episode;
import dev.firstkey.joineringest.domain.Heard;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.Outcome;
import dev.firstkey.joineringest.domain.Stated;
import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.outbox.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Leaves aside what a source says of a worker whom staff merged into somebody else's, while that
/// one is at work, and tells HR. That an employment is over is kept all the same, though it ends
/// nothing of the other one: nothing may revive it later. Inside the caller's transaction. See
/// `docs/decisions/0016-several-sources.md`.
@ApplicationScoped
class StayAside {
  private final Aliases aliases;
  private final Workers workers;
  private final Quarantine quarantine;
  private final Entitlements entitlements;
  private final Decisions decisions;
  private final JoinerVoice voice;
  private final HrVoice hr;

  StayAside(
      Aliases aliases,
      Workers workers,
      Quarantine quarantine,
      Entitlements entitlements,
      Decisions decisions,
      JoinerVoice voice,
      HrVoice hr) {
    this.aliases = aliases;
    this.workers = workers;
    this.quarantine = quarantine;
    this.entitlements = entitlements;
    this.decisions = decisions;
    this.voice = voice;
    this.hr = hr;
  }

  /// Whom such a statement is about; empty where it is heard. An employment that was believed goes
  /// on until it ends.
  Uni<Optional<String>> knownAs(Worker worker, String source, String episodeId) {
    return worker.isActive(episodeId)
        ? Uni.createFrom().item(Optional.empty())
        : aliases.knownAs(source, worker.workerId());
  }

  /// What to say of a record that is not complete.
  ///
  /// @param other whom it is about
  Uni<Reply> take(Worker worker, Heard.Incomplete statement, HrRecord place, String other) {
    return Uni.createFrom().item(told(statement, place, chainId(worker, statement), other));
  }

  /// What to say of another one.
  ///
  /// @param other whom it is about
  Uni<Reply> take(Worker worker, Heard.Believable statement, HrRecord place, String other) {
    Heard.Incomplete said = statement.doubtful(List.of());
    String chainId = chainId(worker, said);
    return switch (statement.command()) {
      case Command.Hire _, Command.Change _ ->
          Uni.createFrom().item(told(said, place, chainId, other));
      case Command.Withdraw _, Command.Leave _ ->
          keepEnd(worker, statement, place, chainId).map(_ -> told(said, place, chainId, other));
    };
  }

  // Who could not have hired them ends nothing, here neither.
  private Uni<Void> keepEnd(
      Worker worker, Heard.Believable statement, HrRecord place, String chainId) {
    return entitlements
        .refusal(worker, statement)
        .flatMap(refusal ->
            refusal.isPresent() || entitlements.isBesideOthers(worker.episodes(), statement)
                ? Uni.createFrom().voidItem()
                : workers
                    .save(worker.workerId(), ended(worker, statement, place, chainId))
                    .chain(() -> quarantine.overtake(statement.workerId(), statement.episodeId())));
  }

  private static KnownEpisode ended(
      Worker worker, Heard.Believable statement, HrRecord place, String chainId) {
    var stated = new Stated(place, JoinerVoice.cause(statement), statement.source());
    KnownEpisode before =
        worker
            .episode(statement.episodeId())
            .orElseGet(() ->
                new KnownEpisode(
                    statement.episodeId(),
                    chainId,
                    new Episode.None(),
                    AccountStanding.NONE,
                    stated));
    return before.in(Decision.of(before.state(), statement.command()).next(), stated);
  }

  private Reply told(Heard.Incomplete statement, HrRecord place, String chainId, String other) {
    decisions.made(new Outcome.Ignored(IgnoredBecause.MERGED), place);
    var under = new JoinerVoice.Under(chainId, JoinerVoice.ACTOR);
    return Reply.of(
        List.of(voice.merged(statement, place, under, other), hr.merged(statement, under, other)));
  }

  private String chainId(Worker worker, Heard.Incomplete statement) {
    return worker
        .episode(statement.episodeId())
        .map(KnownEpisode::chainId)
        .orElseGet(voice::newChain);
  }
}
