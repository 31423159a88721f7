package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Ability;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.SeenAccount;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks at what the directory holds for a worker, as far as it can hold anything.
@ApplicationScoped
class SeeAccount {
  private final Directory directory;

  SeeAccount(Directory directory) {
    this.directory = directory;
  }

  Uni<SeenAccount> account(String workerId) {
    return directory
        .find(workerId)
        .flatMap(account ->
            account
                .map(Account::accountId)
                .filter(_ -> directory.can(Ability.PASSKEYS))
                .map(directory::credentials)
                .orElseGet(() -> Uni.createFrom().item(List.<HeldCredential>of()))
                .flatMap(held ->
                    bundles(account)
                        .map(bundles -> new SeenAccount(account, held, Set.of(), bundles))));
  }

  private Uni<Set<String>> bundles(Optional<Account> account) {
    return account
        .map(Account::accountId)
        .filter(_ -> directory.can(Ability.BUNDLES))
        .map(directory::bundles)
        .orElseGet(() -> Uni.createFrom().item(Set.of()));
  }
}
