package dev.firstkey.passissuer;

import dev.firstkey.contracts.AccountProvisioned;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// The directory has an account for a worker: passes for it can be made. To be called inside a
/// transaction.
@ApplicationScoped
public class NoteAccount {
  private final Accounts accounts;

  NoteAccount(Accounts accounts) {
    this.accounts = accounts;
  }

  /// The account exists.
  public Uni<Void> provisioned(AccountProvisioned account) {
    return accounts.note(account.workerId(), account.accountId());
  }
}
