package dev.firstkey.passissuer;

import dev.firstkey.passissuer.domain.Account;
import io.smallrye.mutiny.Uni;

/// The accounts that the directory has for workers, by their opaque ids.
public interface Accounts {

  /// The worker's account.
  Uni<Account> of(String workerId);

  /// The directory has an account for the worker; the newest word counts.
  Uni<Void> note(String workerId, String accountId);
}
