package dev.firstkey.joineringest.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything known of one worker.
///
/// @param username the account name, once chosen
/// @param accountId the directory's id of the account, once there is one
/// @param version moves with everything that may move the desired account
/// @param movedBy the id of what moved it last
/// @param own the passkeys that the worker is known to have added at the directory
public record Worker(
    String workerId,
    List<KnownEpisode> episodes,
    List<Authenticator> authenticators,
    Optional<String> username,
    Optional<String> accountId,
    long version,
    String movedBy,
    List<OwnPasskey> own) {

  // Of several employments at once, the newest speaks for the person; sequences and ids settle a
  // tie, so that the order of arrival does not.
  private static final Comparator<KnownEpisode> NEWEST =
      Comparator.comparing((KnownEpisode known) -> statement(known).terms().startDate())
          .thenComparing(known -> ((Episode.Active) known.state()).sequence())
          .thenComparing(KnownEpisode::episodeId);

  public Worker {
    episodes = List.copyOf(episodes);
    authenticators = List.copyOf(authenticators);
    own = List.copyOf(own);
  }

  /// The episode, where something was heard of it.
  public Optional<KnownEpisode> episode(String episodeId) {
    return episodes.stream().filter(known -> known.episodeId().equals(episodeId)).findFirst();
  }

  /// The authenticator, whether or not something was heard of it.
  public Authenticator authenticator(UUID id, String episodeId) {
    return authenticators.stream()
        .filter(known -> known.id().equals(id))
        .findFirst()
        .orElseGet(() -> Authenticator.unheard(id, episodeId));
  }

  /// The episode whose statement says who the worker is now; empty while none is active.
  public Optional<KnownEpisode> leading() {
    return episodes.stream().filter(KnownEpisode::isActive).max(NEWEST);
  }

  /// Who the worker is now; empty while no episode is active.
  public Optional<Person> person() {
    return leading().map(known -> statement(known).person());
  }

  /// Whether this is an account, but not the one that was said to be the worker's.
  public boolean isReplacedBy(Account account) {
    return accountId.filter(known -> !known.equals(account.accountId())).isPresent();
  }

  /// These accounts, with the one that was said to be the worker's before all others.
  public List<Account> ownFirst(List<Account> claims) {
    return claims.stream()
        .sorted(Comparator.comparing(this::isReplacedBy).thenComparing(Account::accountId))
        .toList();
  }

  /// The same worker after the episode changed.
  public Worker with(KnownEpisode changed) {
    var others = episodes.stream().filter(known -> !known.episodeId().equals(changed.episodeId()));
    return new Worker(
        workerId,
        Stream.concat(others, Stream.of(changed)).toList(),
        authenticators,
        username,
        accountId,
        version,
        movedBy,
        own);
  }

  /// What the directory should hold.
  public DesiredAccount desired() {
    return leading()
        .map(known ->
            new DesiredAccount(
                true, statement(known).person(), known.episodeId(), keys(), bundles(), own))
        .orElseGet(DesiredAccount::none);
  }

  private Set<String> bundles() {
    return episodes.stream()
        .filter(KnownEpisode::isActive)
        .flatMap(known -> Optional.ofNullable(statement(known).terms().accessBundle()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Passkey> keys() {
    return authenticators.stream()
        .filter(key -> !key.revoked() && isActive(key.episodeId()))
        .flatMap(key -> key.passkey().stream())
        .toList();
  }

  /// Whether that employment is expected or goes on.
  public boolean isActive(String episodeId) {
    return episode(episodeId).filter(KnownEpisode::isActive).isPresent();
  }

  private static Statement statement(KnownEpisode active) {
    return ((Episode.Active) active.state()).statement();
  }
}
