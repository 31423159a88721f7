package dev.firstkey.joineringest.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the directory was seen to hold after it was brought to the desired state.
///
/// @param held every credential of the account
/// @param removed the labels of the credentials that were taken away on the way
/// @param bundles the access bundles that the account has, of those that the directory knows
public record SeenAccount(
    Optional<Account> account,
    List<HeldCredential> held,
    Set<String> removed,
    Set<String> bundles) {

  /// With no bundle.
  public SeenAccount(Optional<Account> account, List<HeldCredential> held, Set<String> removed) {
    this(account, held, removed, Set.of());
  }

  public SeenAccount {
    held = List.copyOf(held);
    removed = Set.copyOf(removed);
    bundles = Set.copyOf(bundles);
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

  /// Whether it is as desired, with nothing more and nothing less. A bundle that the directory
  /// would not give keeps nobody from signing in.
  public boolean is(DesiredAccount desired) {
    if (account.isEmpty()) {
      return !desired.enabled();
    }
    List<Passkey> wanted = desired.passkeysFor(account.get().accountId());
    return account.get().enabled() == desired.enabled()
        && held.size() - desired.added(account.get().accountId(), held).size() == wanted.size()
        && desired.bundles().containsAll(bundles)
        && wanted.stream().allMatch(this::holds);
  }
}
