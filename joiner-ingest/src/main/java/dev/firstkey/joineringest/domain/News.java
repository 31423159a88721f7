package dev.firstkey.joineringest.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What there is to say after the directory was seen: each thing once.
public sealed interface News {

  /// The account is there for the episode.
  record Ready(KnownEpisode episode) implements News {}

  /// The account is disabled and had been there for the episode.
  record Disabled(KnownEpisode episode) implements News {}

  /// What the directory had not taken from a leaver is taken now.
  record AccessTaken(KnownEpisode episode) implements News {}

  /// The account of a leaver is disabled, and the directory is not all as desired for all that.
  record Remains(KnownEpisode episode, Set<Difference> differences) implements News {
    public Remains {
      differences = Set.copyOf(differences);
    }
  }

  /// The directory accepts the authenticator.
  record Published(Authenticator authenticator) implements News {}

  /// The directory holds the authenticator no more.
  record Unpublished(Authenticator authenticator) implements News {}

  /// The worker added a passkey at the directory.
  record Added(OwnPasskey own) implements News {}

  /// The account has not all that HR states of an episode, or has it now, and HR was told
  /// otherwise.
  record TakenInPart(KnownEpisode episode, LeftOut leftOut) implements News {}

  /// What HR is to be told anew of what the account does not have; of an episode whose account is
  /// not ready yet, that is said when it is.
  ///
  /// @param abilities of the directory
  static List<News> takenInPart(Worker worker, SeenAccount seen, Set<Ability> abilities) {
    return worker.episodes().stream()
        .filter(episode -> episode.isActive() && episode.account() == AccountStanding.READY)
        .map(episode ->
            new TakenInPart(episode, LeftOut.of(worker, episode.episodeId(), seen, abilities)))
        .filter(news -> seen.isEnabled() && !news.leftOut().equals(news.episode().leftOut()))
        .<News>map(news -> news)
        .toList();
  }

  /// What remains where it is said that the account is disabled, once however many episodes that is
  /// said of.
  ///
  /// @param said what else there is to say
  static List<News> remaining(
      Worker worker, SeenAccount seen, Set<Ability> abilities, List<News> said) {
    Set<Difference> differences = Difference.between(worker, seen, abilities);
    return said.stream()
        .filter(news -> news instanceof Disabled && !differences.isEmpty())
        .limit(1)
        .<News>map(news -> new Remains(((Disabled) news).episode(), differences))
        .toList();
  }

  /// Everything that is so and was not said. Nothing is published in a directory that has no
  /// passkeys, for nothing is seen there.
  static List<News> of(Worker worker, SeenAccount seen) {
    return Stream.of(
            worker.episodes().stream().flatMap(episode -> of(worker, episode, seen).stream()),
            worker.authenticators().stream().flatMap(key -> of(worker, key, seen).stream()),
            added(worker, seen))
        .flatMap(news -> news)
        .toList();
  }

  private static Stream<News> added(Worker worker, SeenAccount seen) {
    return seen.account().stream()
        .flatMap(account -> worker.desired().newlyAdded(account.accountId(), seen.held()).stream())
        .map(Added::new);
  }

  // A pass is made for an account id, so another id has to be said again.
  private static Optional<News> of(Worker worker, KnownEpisode episode, SeenAccount seen) {
    boolean isReady = episode.account() == AccountStanding.READY;
    boolean isReplaced = seen.account().filter(worker::isReplacedBy).isPresent();
    if (seen.isEnabled() && episode.isActive() && (!isReady || isReplaced)) {
      return Optional.of(new Ready(episode));
    }
    return seen.isEnabled() || episode.isActive()
        ? Optional.empty()
        : ofLeaver(episode, isReady, seen);
  }

  private static Optional<News> ofLeaver(KnownEpisode episode, boolean isReady, SeenAccount seen) {
    if (isReady) {
      return Optional.of(new Disabled(episode));
    }
    return episode.leftOut().isKept() && seen.kept().isEmpty()
        ? Optional.of(new AccessTaken(episode))
        : Optional.empty();
  }

  private static Optional<News> of(Worker worker, Authenticator key, SeenAccount seen) {
    boolean isHeld = key.passkey().filter(seen::holds).isPresent();
    if (isHeld) {
      boolean isNew = !key.published() && seen.isEnabled() && worker.desired().wants(key.id());
      return isNew ? Optional.of(new Published(key)) : Optional.empty();
    }
    return key.published() || seen.removed().contains(key.id().toString())
        ? Optional.of(new Unpublished(key))
        : Optional.empty();
  }
}
