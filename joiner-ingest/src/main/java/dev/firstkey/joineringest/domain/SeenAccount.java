package dev.firstkey.joineringest.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the directory was seen to hold for a worker.
///
/// @param accounts every one that claims to be the worker's, the one that is known to be first
/// @param held every credential of these
/// @param removed the labels of the credentials that were taken away on the way
/// @param bundles the access bundles that they have, of those that the directory knows
/// @param refused the bundles that the directory would not take away
public record SeenAccount(
    List<Account> accounts,
    List<HeldCredential> held,
    Set<String> removed,
    Set<String> bundles,
    Set<String> refused) {

  public SeenAccount {
    accounts = List.copyOf(accounts);
    held = List.copyOf(held);
    removed = Set.copyOf(removed);
    bundles = Set.copyOf(bundles);
    refused = Set.copyOf(refused);
  }

  /// There is no account.
  public static SeenAccount none() {
    return of(List.of(), List.of());
  }

  /// These, which nobody touched, with no bundle.
  public static SeenAccount of(List<Account> accounts, List<HeldCredential> held) {
    return new SeenAccount(accounts, held, Set.of(), Set.of(), Set.of());
  }

  /// The same with these bundles.
  public SeenAccount having(Set<String> given) {
    return new SeenAccount(accounts, held, removed, given, refused);
  }

  /// The same after credentials of these labels were taken away, and these bundles could not be.
  public SeenAccount after(Set<String> labels, Set<String> stubborn) {
    return new SeenAccount(accounts, held, labels, bundles, stubborn);
  }

  /// The worker's account.
  public Optional<Account> account() {
    return accounts.stream().findFirst();
  }

  /// Whether more than one claims to be the worker's.
  public boolean isDoubled() {
    return accounts.size() > 1;
  }

  /// Whether an account can sign in.
  public boolean isEnabled() {
    return accounts.stream().anyMatch(Account::enabled);
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
  /// from being said of a leaver: that one is [#kept], and a [Difference], and so are accounts of a
  /// leaver beside the one that is known.
  public boolean is(DesiredAccount desired) {
    if (accounts.isEmpty()) {
      return !desired.enabled();
    }
    String id = accounts.getFirst().accountId();
    List<Passkey> wanted = desired.passkeysFor(id);
    return isEnabled() == desired.enabled()
        && !(desired.enabled() && isDoubled())
        && held.size() - desired.added(id, held).size() == wanted.size()
        && bundles.stream().allMatch(it -> desired.bundles().contains(it) || refused.contains(it))
        && wanted.stream().allMatch(this::holds);
  }
}
