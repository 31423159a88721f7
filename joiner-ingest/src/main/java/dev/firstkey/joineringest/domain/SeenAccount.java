package dev.firstkey.joineringest.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the directory was seen to hold after it was brought to the desired state.
///
/// @param held every credential of the account
/// @param removed the labels of the credentials that were taken away on the way
/// @param bundles the access bundles that the account has, of those that the directory knows
/// @param refused the bundles that the directory would not take away
public record SeenAccount(
    Optional<Account> account,
    List<HeldCredential> held,
    Set<String> removed,
    Set<String> bundles,
    Set<String> refused) {

  /// With no bundle.
  public SeenAccount(Optional<Account> account, List<HeldCredential> held, Set<String> removed) {
    this(account, held, removed, Set.of());
  }

  /// Nothing was refused.
  public SeenAccount(
      Optional<Account> account,
      List<HeldCredential> held,
      Set<String> removed,
      Set<String> bundles) {
    this(account, held, removed, bundles, Set.of());
  }

  public SeenAccount {
    held = List.copyOf(held);
    removed = Set.copyOf(removed);
    bundles = Set.copyOf(bundles);
    refused = Set.copyOf(refused);
  }

  /// There is no account.
  public static SeenAccount none() {
    return new SeenAccount(Optional.empty(), List.of(), Set.of());
  }

  /// Whether the account can sign in.
  public boolean isEnabled() {
    return account.filter(Account::enabled).isPresent();
  }

  /// Whether it holds exactly this passkey.
  public boolean holds(Passkey passkey) {
    return held.stream().anyMatch(credential -> credential.is(passkey));
  }

  /// The bundles that it has and should not, because the directory would not take them away.
  public Set<String> kept() {
    return bundles.stream().filter(refused::contains).collect(Collectors.toUnmodifiableSet());
  }

  /// Whether it is as desired, with nothing more and nothing less. A bundle that the directory
  /// would not give keeps nobody from signing in, and one that it would not take away keeps nothing
  /// from being said of a leaver: that one is [#kept], and a [Difference].
  public boolean is(DesiredAccount desired) {
    if (account.isEmpty()) {
      return !desired.enabled();
    }
    List<Passkey> wanted = desired.passkeysFor(account.get().accountId());
    return account.get().enabled() == desired.enabled()
        && held.size() - desired.added(account.get().accountId(), held).size() == wanted.size()
        && bundles.stream().allMatch(it -> desired.bundles().contains(it) || refused.contains(it))
        && wanted.stream().allMatch(this::holds);
  }
}
