package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.Passkey;
import dev.firstkey.joineringest.domain.Person;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// A directory of accounts that shares the gateway's RP ID. Every call may be repeated. A call that
/// cannot be answered now fails; one that the directory will never take fails with
/// [DirectoryRefused].
public interface Directory {

  /// The directory's configured name, as events say it.
  String name();

  /// The worker's account; fails where more than one claims to be it.
  Uni<Optional<Account>> find(String workerId);

  /// Makes an enabled account with no credential.
  ///
  /// @param person empty: an account with a name only
  /// @return false where another account has the name, or the person's mail where the directory
  ///   wants that unique
  Uni<Boolean> create(String username, String workerId, String episodeId, Optional<Person> person);

  /// Sets who the account is for.
  Uni<Void> describe(String accountId, String workerId, String episodeId, Optional<Person> person);

  /// Lets the account sign in, or not.
  Uni<Void> enable(String accountId, boolean enabled);

  /// Every credential that the account has.
  Uni<List<HeldCredential>> credentials(String accountId);

  /// Lets the passkey sign in. Whether it is there afterwards is told by [#credentials].
  Uni<Void> publish(String accountId, Passkey passkey);

  /// Takes a credential away; it may be gone already.
  Uni<Void> remove(String accountId, HeldCredential credential);

  /// Ends every session of the account.
  Uni<Void> logOut(String accountId);
}
