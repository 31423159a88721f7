package dev.firstkey.passissuer.fakes;

import dev.firstkey.passissuer.Accounts;
import dev.firstkey.passissuer.domain.Account;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;

/// Accounts of one thread.
public final class InMemoryAccounts implements Accounts {
  private final Map<String, Account> kept = new HashMap<>();

  @Override
  public Uni<Account> of(String workerId) {
    return Uni.createFrom().item(kept.getOrDefault(workerId, new Account.NotReady()));
  }

  @Override
  public Uni<Void> note(String workerId, String accountId) {
    kept.put(workerId, new Account.Ready(accountId));
    return Uni.createFrom().voidItem();
  }
}
