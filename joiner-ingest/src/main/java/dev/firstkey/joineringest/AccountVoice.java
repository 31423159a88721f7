package dev.firstkey.joineringest;

import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.AccountDrifted;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.AuthenticatorUnpublished;
import dev.firstkey.contracts.Event;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.WritebackState;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.Authenticator;
import dev.firstkey.joineringest.domain.Difference;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.LeftOut;
import dev.firstkey.joineringest.domain.News;
import dev.firstkey.joineringest.domain.SeenAccount;
import dev.firstkey.joineringest.domain.Worker;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says what came of a directory task, to the other services and to HR.
@ApplicationScoped
class AccountVoice {
  private final Directory directory;
  private final JoinerVoice voice;

  AccountVoice(Directory directory, JoinerVoice voice) {
    this.directory = directory;
    this.voice = voice;
  }

  /// What to say of all that is new.
  ///
  /// @param acted as the worker was when the account was brought there
  /// @param worker as the worker is now
  List<Event> events(Worker acted, Worker worker, List<News> news, SeenAccount seen) {
    return news.stream().flatMap(item -> events(acted, worker, item, seen)).toList();
  }

  private Stream<Event> events(Worker acted, Worker worker, News item, SeenAccount seen) {
    String id = worker.workerId();
    String accountId = seen.account().map(Account::accountId).or(worker::accountId).orElse("none");
    return switch (item) {
      case News.Ready(var episode) ->
          say(
              worker,
              episode,
              new AccountProvisioned(id, episode.episodeId(), directory.name(), accountId),
              told(acted, episode.episodeId(), WritebackState.ACCOUNT_READY, seen));
      case News.TakenInPart(var episode, var _) ->
          say(worker, episode, told(acted, episode.episodeId(), state(worker, episode), seen));
      case News.Disabled(var episode) ->
          say(
              worker,
              episode,
              new AccountDisabled(id, episode.episodeId(), directory.name(), accountId),
              ended(id, episode, seen));
      case News.AccessTaken(var episode) -> say(worker, episode, ended(id, episode, seen));
      case News.Remains(var episode, var differences) ->
          say(worker, episode, drifted(id, differences));
      case News.Added(var own) ->
          say(
              worker,
              episode(worker, worker.authenticator(own.beside(), "none")),
              drifted(id, Set.of(Difference.PASSKEY_OWN)));
      case News.Published(var key) ->
          say(
              worker,
              episode(worker, key),
              new AuthenticatorPublished(
                  id, key.episodeId(), key.id(), directory.name(), accountId),
              told(acted, key.episodeId(), WritebackState.READY, seen));
      case News.Unpublished(var key) ->
          say(
              worker,
              episode(worker, key),
              new AuthenticatorUnpublished(
                  id, key.episodeId(), key.id(), directory.name(), accountId));
    };
  }

  private static HrisWriteback ended(String workerId, KnownEpisode episode, SeenAccount seen) {
    return new HrisWriteback(
        workerId,
        episode.episodeId(),
        WritebackState.DISABLED,
        null,
        null,
        LeftOut.kept(seen).members(),
        episode.stated().source());
  }

  private AccountDrifted drifted(String workerId, Set<Difference> differences) {
    List<String> words = differences.stream().sorted().map(Difference::word).toList();
    return new AccountDrifted(workerId, directory.name(), words, false);
  }

  /// @param acted as it was when the account was brought there
  private HrisWriteback told(
      Worker acted, String episodeId, WritebackState state, SeenAccount seen) {
    @Nullable String name = seen.account().map(Account::username).or(acted::username).orElse(null);
    @Nullable String email = seen.account().map(Account::email).orElse(null);
    List<String> reasons = leftOut(acted, episodeId, seen).members();
    @Nullable String source =
        acted.episode(episodeId).map(episode -> episode.stated().source()).orElse(null);
    return new HrisWriteback(acted.workerId(), episodeId, state, name, email, reasons, source);
  }

  /// What the account does not have of what HR states of the episode.
  LeftOut leftOut(Worker acted, String episodeId, SeenAccount seen) {
    return LeftOut.of(acted, episodeId, seen, directory.abilities());
  }

  private static WritebackState state(Worker worker, KnownEpisode episode) {
    return worker.authenticators().stream()
            .anyMatch(key -> key.published() && key.episodeId().equals(episode.episodeId()))
        ? WritebackState.READY
        : WritebackState.ACCOUNT_READY;
  }

  private Stream<Event> say(Worker worker, KnownEpisode episode, Fact... facts) {
    return Stream.of(facts)
        .map(fact -> voice.done(worker.workerId(), episode.chainId(), worker.movedBy(), fact));
  }

  private static KnownEpisode episode(Worker worker, Authenticator key) {
    return worker.episode(key.episodeId()).orElseThrow();
  }
}
