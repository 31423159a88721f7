package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Ability;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.Marked;
import dev.firstkey.joineringest.domain.Passkey;
import dev.firstkey.joineringest.domain.Person;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A directory of accounts, which says what else it can do. Every call may be repeated. A call that
/// cannot be answered now fails with [DirectoryAway], one that the directory does not let us do
/// with [DirectoryForbids], and one that it will never take with [DirectoryRefused].
public interface Directory {

  /// The directory's configured name, as events say it.
  String name();

  /// What it can do besides accounts. What it cannot is never asked of it.
  Set<Ability> abilities();

  /// Whether it can do that.
  default boolean can(Ability ability) {
    return abilities().contains(ability);
  }

  /// Every account that claims to be the worker's, as far as the directory lists it by now.
  Uni<List<Account>> claims(String workerId);

  /// The account of that id, where it is there and claims to be the worker's. It is found by its id
  /// before the directory lists it.
  Uni<Optional<Account>> claim(String accountId, String workerId);

  /// Makes an enabled account with no credential. Where an account of that name claims to be the
  /// same worker's, an earlier call made it, and it is that one.
  ///
  /// @param person empty: an account with a name only
  /// @return empty where another account has the name, or the person's mail where the directory
  ///   wants that unique
  Uni<Optional<Account>> create(
      String username, String workerId, String episodeId, Optional<Person> person);

  /// Sets who the account is for.
  Uni<Void> describe(String accountId, String workerId, String episodeId, Optional<Person> person);

  /// Lets the account sign in, or not.
  Uni<Void> enable(String accountId, boolean enabled);

  /// Every credential that the account has; with [Ability#PASSKEYS].
  default Uni<List<HeldCredential>> credentials(String accountId) {
    return unable();
  }

  /// The accounts whose owners added a credential since then, where the directory tells; an account
  /// may be told that is not a worker's.
  default Uni<Set<String>> addedTo(Instant since) {
    return Uni.createFrom().item(Set.of());
  }

  /// Lets the passkey sign in; with [Ability#PASSKEYS]. Whether it is there afterwards is told by
  /// [#credentials].
  default Uni<Void> publish(String accountId, Passkey passkey) {
    return unable();
  }

  /// Takes a credential away, with [Ability#PASSKEYS]; it may be gone already.
  default Uni<Void> remove(String accountId, HeldCredential credential) {
    return unable();
  }

  /// The access bundles that the account has, of those that the directory knows; with
  /// [Ability#BUNDLES].
  default Uni<Set<String>> bundles(String accountId) {
    return unable();
  }

  /// Gives the account what a bundle stands for, with [Ability#BUNDLES]; it may have it already.
  /// One that the directory does not know fails with [DirectoryRefused].
  default Uni<Void> grant(String accountId, String bundle) {
    return unable();
  }

  /// Takes a bundle that the account has away, with [Ability#BUNDLES]; it may be gone already.
  default Uni<Void> withdraw(String accountId, String bundle) {
    return unable();
  }

  /// Some of the accounts that carry a worker's id.
  ///
  /// @param next where the next ones begin; empty behind the last
  record Page(List<Marked> accounts, OptionalInt next) {
    public Page {
      accounts = List.copyOf(accounts);
    }
  }

  /// The accounts that carry a worker's id, in pages; with [Ability#LISTING]. What changes
  /// meanwhile may be left out.
  ///
  /// @param from 0, or what the page before says
  default Uni<Page> marked(int from) {
    return unable();
  }

  /// Ends every session of the account; with [Ability#SESSIONS].
  default Uni<Void> logOut(String accountId) {
    return unable();
  }

  private static <T> Uni<T> unable() {
    return Uni.createFrom().failure(new UnsupportedOperationException("the directory cannot"));
  }
}
