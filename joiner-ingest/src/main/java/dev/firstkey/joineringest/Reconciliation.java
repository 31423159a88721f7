package dev.firstkey.joineringest;

import dev.firstkey.joineringest.domain.Ability;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.DesiredAccount;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.Passkey;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.SeenAccount;
import dev.firstkey.joineringest.domain.Worker;
import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Brings one account to the desired state and reads it back. What takes power away comes before
/// what gives it: disable, remove, then enable, publish. Every step may be repeated, and none is
/// taken that the directory cannot. Where several accounts claim to be the worker's, power is taken
/// from each of them and given to none.
final class Reconciliation {
  private final Directory directory;
  private final Worker worker;
  private final DesiredAccount desired;
  private final SeeAccount see;
  private final Optional<String> made;
  private final Function<Account, Uni<Void>> keep;
  private final Set<String> removed = new HashSet<>();
  private final Set<String> kept = new HashSet<>();

  Reconciliation(Directory directory, Worker worker) {
    this(directory, worker, Optional.empty(), _ -> nothing());
  }

  /// @param made the id of an account that was made for the worker in a turn that failed
  /// @param keep keeps an account that was just made, before anything else is done to it
  Reconciliation(
      Directory directory,
      Worker worker,
      Optional<String> made,
      Function<Account, Uni<Void>> keep) {
    this.made = made;
    this.keep = keep;
    this.directory = directory;
    this.worker = worker;
    this.desired = worker.desired().within(directory.abilities());
    this.see = new SeeAccount(directory);
  }

  /// What the directory holds afterwards; empty where the account's name is taken there. Fails with
  /// [DirectoryDoubled] where an account is wanted and several claim to be it.
  Uni<Optional<SeenAccount>> run() {
    return see.claims(worker, made)
        .flatMap(claims ->
            claims.isEmpty() && desired.enabled() ? create() : bring(claims).map(Optional::of));
  }

  private Uni<Optional<SeenAccount>> create() {
    return createAs(descriptions().iterator())
        .flatMap(created ->
            created
                .map(account ->
                    keep.apply(account).chain(() -> bring(List.of(account))).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<Optional<Account>> createAs(Iterator<Optional<Person>> descriptions) {
    return directory
        .create(
            worker.username().orElseThrow(),
            worker.workerId(),
            desired.leading(),
            descriptions.next())
        .onFailure(failure -> mayGoOn(failure, descriptions))
        .recoverWithItem(Optional.empty())
        .flatMap(made ->
            made.isPresent() || !descriptions.hasNext()
                ? Uni.createFrom().item(made)
                : createAs(descriptions));
  }

  private Uni<Void> describeAs(String accountId, Iterator<Optional<Person>> descriptions) {
    return directory
        .describe(accountId, worker.workerId(), desired.leading(), descriptions.next())
        .onFailure(failure -> mayGoOn(failure, descriptions))
        .recoverWithUni(() -> describeAs(accountId, descriptions));
  }

  /// A directory may refuse what a person is called, or an address that another account has; the
  /// account is needed all the same.
  private List<Optional<Person>> descriptions() {
    return Stream.of(
            Optional.of(desired.who()), desired.who().withoutMail(), Optional.<Person>empty())
        .distinct()
        .toList();
  }

  private static boolean mayGoOn(Throwable failure, Iterator<?> descriptions) {
    return failure instanceof DirectoryRefused && descriptions.hasNext();
  }

  private Uni<SeenAccount> bring(List<Account> claims) {
    return weakenEach(claims).chain(() -> strengthenOne(claims)).chain(() -> readBack(claims));
  }

  // Where one cannot be weakened, the others are all the same.
  private Uni<Void> weakenEach(List<Account> claims) {
    return Multi.createFrom()
        .iterable(claims)
        .onItem()
        .transformToUni(this::weaken)
        .collectFailures()
        .concatenate()
        .collect()
        .last()
        .onFailure(CompositeException.class)
        .transform(failure -> worst(((CompositeException) failure).getCauses()))
        .replaceWithVoid();
  }

  private Uni<Void> strengthenOne(List<Account> claims) {
    if (claims.isEmpty() || !desired.enabled()) {
      return nothing();
    }
    return claims.size() > 1
        ? Uni.createFrom().failure(new DirectoryDoubled())
        : strengthen(claims.getFirst());
  }

  private Uni<Void> weaken(Account account) {
    String id = account.accountId();
    boolean disable = account.enabled() && !desired.enabled();
    boolean end = disable || worker.isReplacedBy(account);
    return allTheSame(
        disable ? directory.enable(id, false) : nothing(),
        () ->
            allTheSame(
                see.credentials(id).flatMap(held -> strip(id, unwanted(id, held), end)),
                () ->
                    see.bundles(id)
                        .flatMap(held -> withdraw(id, others(held, desired.bundles())))));
  }

  private Uni<Void> strip(String accountId, List<HeldCredential> unwanted, boolean end) {
    return allTheSame(
        each(unwanted, credential -> remove(accountId, credential)),
        () -> end || !unwanted.isEmpty() ? logOut(accountId) : nothing());
  }

  // What the directory will not do keeps nothing else from being taken away. It is told afterwards.
  private static Uni<Void> allTheSame(Uni<Void> first, Supplier<Uni<Void>> second) {
    return first
        .onItemOrFailure()
        .transformToUni((_, failure) ->
            failure == null
                ? second.get()
                : failure instanceof DirectoryAway
                    ? Uni.createFrom().failure(failure)
                    : failing(second, failure));
  }

  private static Uni<Void> failing(Supplier<Uni<Void>> second, Throwable failure) {
    return second
        .get()
        .onItemOrFailure()
        .transformToUni((_, later) ->
            Uni.createFrom().failure(later == null ? failure : worst(List.of(failure, later))));
  }

  // What a person has to see to is not hidden by what else went wrong.
  private static Throwable worst(List<Throwable> failures) {
    return Collections.max(failures, Comparator.comparingInt(Reconciliation::weight));
  }

  private static int weight(Throwable failure) {
    return failure instanceof DirectoryAway ? 2 : failure instanceof DirectoryForbids ? 1 : 0;
  }

  // Behind what ends a leaver, so that no group stands in its way. Of who stays, the sessions end
  // too: their tokens go on saying what the account had.
  private Uni<Void> withdraw(String accountId, List<String> bundles) {
    return each(bundles, bundle -> withdraw(accountId, bundle))
        .chain(
            () -> kept.containsAll(bundles) || !desired.enabled() ? nothing() : logOut(accountId));
  }

  // What is said of a leaver does not wait for it either. It is told, and stays a drift.
  private Uni<Void> withdraw(String accountId, String bundle) {
    return directory
        .withdraw(accountId, bundle)
        .onFailure(DirectoryRefused.class)
        .recoverWithUni(() -> Uni.createFrom().<Void>nullItem().invoke(() -> kept.add(bundle)));
  }

  // Nobody waits for an account because of what a bundle stands for. HR is told.
  private Uni<Void> grant(String accountId, String bundle) {
    return directory.grant(accountId, bundle).onFailure(DirectoryRefused.class).recoverWithNull();
  }

  private Uni<Void> strengthen(Account account) {
    String id = account.accountId();
    return describe(account)
        .chain(() -> account.enabled() ? nothing() : directory.enable(id, true))
        .chain(() -> see.credentials(id))
        .flatMap(held -> each(missing(id, held), passkey -> directory.publish(id, passkey)))
        .chain(() -> see.bundles(id))
        .flatMap(held -> each(others(desired.bundles(), held), bundle -> grant(id, bundle)));
  }

  private Uni<Void> describe(Account account) {
    return desired.isSaidBy(account, directory.abilities())
        ? nothing()
        : describeAs(account.accountId(), descriptions().iterator());
  }

  private Uni<Void> remove(String accountId, HeldCredential credential) {
    return directory
        .remove(accountId, credential)
        .invoke(() -> removed.add(String.valueOf(credential.label())));
  }

  private Uni<SeenAccount> readBack(List<Account> brought) {
    return see.account(worker, brought).map(seen -> seen.after(removed, kept)).invoke(this::insist);
  }

  private void insist(SeenAccount seen) {
    if (!seen.is(desired)) {
      throw new IllegalStateException("the directory is not yet as desired");
    }
  }

  private static List<String> others(Set<String> some, Set<String> without) {
    return some.stream().filter(one -> !without.contains(one)).sorted().toList();
  }

  private Uni<Void> logOut(String accountId) {
    return directory.can(Ability.SESSIONS) ? directory.logOut(accountId) : nothing();
  }

  // A directory may hold a passkey twice where two calls met; one is kept.
  private List<HeldCredential> unwanted(String accountId, List<HeldCredential> held) {
    List<HeldCredential> unwanted = new ArrayList<>(held);
    for (Passkey passkey : desired.passkeysFor(accountId)) {
      held.stream()
          .filter(credential -> credential.is(passkey))
          .findFirst()
          .ifPresent(unwanted::remove);
    }
    unwanted.removeAll(desired.added(accountId, held));
    return unwanted;
  }

  private List<Passkey> missing(String accountId, List<HeldCredential> held) {
    return desired.passkeysFor(accountId).stream()
        .filter(passkey -> held.stream().noneMatch(credential -> credential.is(passkey)))
        .toList();
  }

  private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> step) {
    return Multi.createFrom()
        .iterable(items)
        .onItem()
        .transformToUniAndConcatenate(step::apply)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }
}
