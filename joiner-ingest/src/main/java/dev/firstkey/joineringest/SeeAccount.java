package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Ability;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.SeenAccount;
import dev.firstkey.joineringest.domain.Worker;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks at what the directory holds for a worker, as far as it can hold anything.
@ApplicationScoped
class SeeAccount {
  private final Directory directory;

  SeeAccount(Directory directory) {
    this.directory = directory;
  }

  /// All that claim to be the worker's, with what they hold.
  Uni<SeenAccount> account(Worker worker) {
    return account(worker, List.of());
  }

  /// The same, these of them as they are now, whether or not the directory lists them.
  Uni<SeenAccount> account(Worker worker, List<Account> known) {
    return claims(worker, known.stream().map(Account::accountId)).flatMap(this::seen);
  }

  /// All that claim to be the worker's, the one that is known to be first.
  ///
  /// @param made the id of one that was made for the worker, whether or not the directory lists it
  Uni<List<Account>> claims(Worker worker, Optional<String> made) {
    return claims(worker, made.stream());
  }

  private Uni<List<Account>> claims(Worker worker, Stream<String> known) {
    Set<String> ids =
        Stream.concat(known, worker.accountId().stream())
            .collect(Collectors.toCollection(HashSet::new));
    return directory
        .claims(worker.workerId())
        .flatMap(listed ->
            unlisted(worker.workerId(), ids, listed)
                .map(others -> Stream.concat(listed.stream(), others.stream()).toList()))
        .map(worker::ownFirst);
  }

  // A directory may list what was made only later.
  private Uni<List<Account>> unlisted(String workerId, Set<String> ids, List<Account> listed) {
    listed.forEach(account -> ids.remove(account.accountId()));
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUniAndConcatenate(id -> directory.claim(id, workerId))
        .collect()
        .asList()
        .map(found -> found.stream().flatMap(Optional::stream).toList());
  }

  private Uni<SeenAccount> seen(List<Account> accounts) {
    return each(accounts, this::credentials)
        .flatMap(held ->
            each(accounts, this::bundles)
                .map(bundles -> SeenAccount.of(accounts, held).having(Set.copyOf(bundles))));
  }

  /// Every credential of an account; none where the directory has none.
  Uni<List<HeldCredential>> credentials(String accountId) {
    return directory.can(Ability.PASSKEYS)
        ? directory.credentials(accountId)
        : Uni.createFrom().item(List.of());
  }

  /// The access bundles of an account; none where the directory has none.
  Uni<Set<String>> bundles(String accountId) {
    return directory.can(Ability.BUNDLES)
        ? directory.bundles(accountId)
        : Uni.createFrom().item(Set.of());
  }

  private static <T> Uni<List<T>> each(
      List<Account> accounts, Function<String, Uni<? extends Collection<T>>> what) {
    return Multi.createFrom()
        .iterable(accounts)
        .onItem()
        .transformToUniAndConcatenate(account -> what.apply(account.accountId()))
        .collect()
        .asList()
        .map(found -> found.stream().flatMap(Collection::stream).collect(Collectors.toList()));
  }
}
