package dev.firstkey.joineringest.domain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a directory should hold for one worker. A password is never part of it.
///
/// @param enabled false: an account that exists is disabled, with no passkey and no session
/// @param person null where not enabled
/// @param episodeId the leading episode; null where not enabled
/// @param bundles the access bundles of every employment that is expected or goes on
/// @param own what the worker is known to have added beside the passkeys; wanted, but not published
public record DesiredAccount(
    boolean enabled,
    @Nullable Person person,
    @Nullable String episodeId,
    List<Passkey> passkeys,
    Set<String> bundles,
    List<OwnPasskey> own) {

  public DesiredAccount {
    passkeys = List.copyOf(passkeys);
    bundles = Set.copyOf(bundles);
    own = List.copyOf(own);
  }

  /// No account is wanted.
  public static DesiredAccount none() {
    return new DesiredAccount(false, null, null, List.of(), Set.of(), List.of());
  }

  /// What a directory with these abilities can hold of it.
  public DesiredAccount within(Set<Ability> abilities) {
    return new DesiredAccount(
        enabled,
        person,
        episodeId,
        abilities.contains(Ability.PASSKEYS) ? passkeys : List.of(),
        abilities.contains(Ability.BUNDLES) ? bundles : Set.of(),
        own);
  }

  /// Whether the account of such a directory says who it is for, where one is wanted.
  public boolean isSaidBy(Account account, Set<Ability> abilities) {
    String noted = abilities.contains(Ability.EPISODES) ? leading() : account.episodeId();
    return account.says(Optional.of(who()), noted);
  }

  /// The person of an account that is enabled.
  public Person who() {
    return Objects.requireNonNull(person);
  }

  /// The leading episode of an account that is enabled.
  public String leading() {
    return Objects.requireNonNull(episodeId);
  }

  /// The passkeys that can sign in to this account: those registered with its id as user handle.
  public List<Passkey> passkeysFor(String accountId) {
    return passkeys.stream().filter(key -> key.accountId().equals(accountId)).toList();
  }

  /// Those of the credentials that the worker added: beside a passkey that is wanted for this
  /// account, and none that is one of ours.
  public List<HeldCredential> added(String accountId, List<HeldCredential> held) {
    List<Passkey> ours = passkeysFor(accountId);
    return held.stream()
        .filter(credential -> ours.stream().noneMatch(credential::is))
        .filter(credential -> ours.stream().anyMatch(key -> isAdded(credential, key)))
        .toList();
  }

  private boolean isAdded(HeldCredential credential, Passkey beside) {
    return credential.addedBeside(beside).isPresent()
        || own.stream()
            .anyMatch(it -> it.beside().equals(beside.authenticatorId()) && it.is(credential));
  }

  /// What the worker added and was not known to have.
  public List<OwnPasskey> newlyAdded(String accountId, List<HeldCredential> held) {
    List<HeldCredential> added = added(accountId, held);
    return passkeysFor(accountId).stream()
        .flatMap(key -> added.stream().flatMap(it -> it.addedBeside(key).stream()))
        .filter(it -> !own.contains(it))
        .toList();
  }

  /// Whether the credential of that name should be there.
  public boolean wants(UUID authenticatorId) {
    return passkeys.stream().anyMatch(key -> key.authenticatorId().equals(authenticatorId));
  }
}
