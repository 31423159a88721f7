package dev.firstkey.joineringest.fakes;

import dev.firstkey.joineringest.Directory;
import dev.firstkey.joineringest.DirectoryAway;
import dev.firstkey.joineringest.DirectoryForbids;
import dev.firstkey.joineringest.DirectoryRefused;
import dev.firstkey.joineringest.domain.Ability;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.Passkey;
import dev.firstkey.joineringest.domain.Person;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A directory in memory with Keycloak's ways: names are unique, a label is taken once, a call may
/// fail and take its time.
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeDirectory extends FakeEntries implements Directory {
  private final FakeNames names = new FakeNames();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Boolean> away = new ConcurrentHashMap<>();
  private final Map<String, Boolean> slow = new ConcurrentHashMap<>();
  private final Map<String, Boolean> late = new ConcurrentHashMap<>();
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Map<String, Runnable> underway = new ConcurrentHashMap<>();
  private final Map<String, Boolean> keepers = new ConcurrentHashMap<>();
  private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
  private final Set<String> holders = ConcurrentHashMap.newKeySet();
  private final Set<String> stubborn = ConcurrentHashMap.newKeySet();
  private final Set<String> untouchable = ConcurrentHashMap.newKeySet();
  private final FakeCalls count = new FakeCalls();
  private volatile Duration pace = Duration.ZERO;
  private volatile boolean awayForAll;
  private volatile boolean locked;
  private volatile Set<Ability> abilities = EnumSet.allOf(Ability.class);

  /// It can only do these besides accounts; what else is asked of it fails.
  public void only(Set<Ability> these) {
    abilities = Set.copyOf(these);
  }

  /// One worker's directory is away, or back.
  public void away(String workerId, boolean isAway) {
    away.put(workerId, isAway);
  }

  /// The directory is away for everybody, or back.
  public void away(boolean isAway) {
    awayForAll = isAway;
  }

  /// It does not let us touch that worker's account.
  public void forbid(String workerId) {
    forbidden.add(workerId);
  }

  /// It lets us do what it forbade.
  public void allow(String workerId) {
    forbidden.remove(workerId);
  }

  /// It lets nobody in, or does again.
  public void lock(boolean isLocked) {
    locked = isLocked;
  }

  /// How often it was called for the worker, answered or not.
  public int called(String workerId) {
    return count.all(workerId);
  }

  /// Publishing for the worker takes a second.
  public void slow(String workerId) {
    slow.put(workerId, true);
  }

  /// A call that publishes for the worker is not answered in time; its write is still underway.
  public void late(String workerId, boolean isLate) {
    late.put(workerId, isLate);
  }

  /// The next call that publishes for the worker hangs until its write lands.
  public void hold(String workerId) {
    held.add(workerId);
  }

  /// Whether a write for the worker is underway.
  public boolean isUnderway(String workerId) {
    return underway.containsKey(workerId);
  }

  /// The write that was underway arrives.
  public void land(String workerId) {
    underway.remove(workerId).run();
  }

  /// It takes no bundle away from the worker, or does again.
  public void keepBundles(String workerId, boolean isKept) {
    keepers.put(workerId, isKept);
  }

  /// It takes no credential away from the worker.
  public void keepCredentials(String workerId) {
    holders.add(workerId);
  }

  /// What would change the account of that id is refused.
  public void keepAsItIs(String accountId) {
    stubborn.add(accountId);
  }

  /// What would change the account of that id is not allowed.
  public void forbidChanges(String accountId) {
    untouchable.add(accountId);
  }

  /// Every call takes so long.
  public void pace(Duration each) {
    pace = each;
  }

  /// The most calls for the worker that were open at the same time.
  public int atOnce(String workerId) {
    return count.atOnce(workerId);
  }

  /// No two accounts may have the same mail address.
  public void keepMailsUnique() {
    names.keepMailsUnique();
  }

  /// A mail address that somebody else has; it is unique here.
  public void occupyMail(String email) {
    names.occupyMail(email);
  }

  /// A name that somebody else has.
  public void occupy(String username) {
    names.occupy(username);
  }

  /// It tells of what the worker added, without being asked about the worker.
  public void tellsOfAdded(String workerId) {
    told.add(workerId);
  }

  /// The calls that changed something for the worker, in order.
  public List<String> calls(String workerId) {
    return calls.stream()
        .filter(call -> call.startsWith(workerId + ' '))
        .map(call -> call.substring(workerId.length() + 1))
        .toList();
  }

  @Override
  public String name() {
    return "fake";
  }

  @Override
  public Set<Ability> abilities() {
    return abilities;
  }

  @Override
  public Uni<List<Account>> claims(String workerId) {
    return answer(workerId, () -> listed(workerId));
  }

  @Override
  public Uni<Optional<Account>> claim(String accountId, String workerId) {
    return answer(
        workerId,
        () ->
            accounts(workerId).stream()
                .filter(account -> account.accountId().equals(accountId))
                .findFirst());
  }

  @Override
  public Uni<Optional<Account>> create(
      String username, String workerId, String episodeId, Optional<Person> person) {
    return answer(workerId, () -> add(username, workerId, episodeId, person));
  }

  @Override
  public Uni<Void> describe(
      String accountId, String workerId, String episodeId, Optional<Person> person) {
    return change(
        accountId,
        "describe",
        entry -> {
          FakeNames.refuseOdd(person);
          if (names.isMailTaken(person, accountId, accounts())) {
            throw new DirectoryRefused("another account has the mail");
          }
          Account old = entry.account;
          entry.account = account(accountId, old.username(), old.enabled(), episodeId, person);
        });
  }

  @Override
  public Uni<Void> enable(String accountId, boolean enabled) {
    return change(
        accountId,
        enabled ? "enable" : "disable",
        entry -> {
          if (!enabled) {
            whileDisabling.accept(entry.workerId);
          }
          Account old = entry.account;
          entry.account =
              new Account(
                  accountId,
                  old.username(),
                  enabled,
                  old.givenName(),
                  old.familyName(),
                  old.email(),
                  old.episodeId());
        });
  }

  @Override
  public Uni<List<HeldCredential>> credentials(String accountId) {
    insist(Ability.PASSKEYS);
    FakeAccount entry = byId(accountId);
    return answer(entry.workerId, () -> List.copyOf(entry.held));
  }

  @Override
  public Uni<Set<String>> addedTo(Instant since) {
    return Uni.createFrom()
        .item(() ->
            all()
                .filter(entry -> entry.held.stream().anyMatch(it -> it.addedWith() != null))
                .filter(entry -> told.contains(entry.workerId))
                .map(entry -> entry.account.accountId())
                .collect(Collectors.toSet()));
  }

  @Override
  public Uni<Void> publish(String accountId, Passkey passkey) {
    insist(Ability.PASSKEYS);
    String worker = byId(accountId).workerId;
    if (held.remove(worker)) {
      return Uni.createFrom()
          .emitter(answer ->
              underway.put(
                  worker,
                  () -> {
                    byId(accountId).publish(passkey);
                    calls.add(worker + " landed");
                    answer.complete(null);
                  }));
    }
    if (late.getOrDefault(worker, false)) {
      calls.add(worker + " publish");
      underway.put(worker, () -> byId(accountId).publish(passkey));
      return Uni.createFrom().failure(new DirectoryAway("publish", new TimeoutException()));
    }
    Uni<Void> published = change(accountId, "publish", entry -> entry.publish(passkey));
    return slow.getOrDefault(worker, false)
        ? published.onItem().delayIt().by(Duration.ofSeconds(1))
        : published;
  }

  @Override
  public Uni<Void> remove(String accountId, HeldCredential credential) {
    insist(Ability.PASSKEYS);
    return change(
        accountId,
        "remove",
        entry -> {
          if (holders.contains(entry.workerId)) {
            throw new DirectoryRefused("not this credential");
          }
          entry.held.removeIf(held -> held.reference().equals(credential.reference()));
        });
  }

  @Override
  public Uni<Set<String>> bundles(String accountId) {
    insist(Ability.BUNDLES);
    FakeAccount entry = byId(accountId);
    return answer(entry.workerId, () -> Set.copyOf(entry.bundles));
  }

  @Override
  public Uni<Void> grant(String accountId, String bundle) {
    insist(Ability.BUNDLES);
    return change(accountId, "grant " + bundle, entry -> entry.grant(bundle));
  }

  @Override
  public Uni<Void> withdraw(String accountId, String bundle) {
    insist(Ability.BUNDLES);
    return change(
        accountId,
        "withdraw " + bundle,
        entry -> {
          if (keepers.getOrDefault(entry.workerId, false)) {
            throw new DirectoryRefused("not allowed to take it away");
          }
          entry.bundles.remove(bundle);
        });
  }

  @Override
  public Uni<Page> marked(int from) {
    insist(Ability.LISTING);
    return answer("all", () -> page(from));
  }

  @Override
  public Uni<Void> logOut(String accountId) {
    insist(Ability.SESSIONS);
    return change(accountId, "logOut", _ -> {});
  }

  private void insist(Ability ability) {
    if (!abilities.contains(ability)) {
      throw new UnsupportedOperationException(ability.name());
    }
  }

  private Optional<Account> add(
      String username, String workerId, String episodeId, Optional<Person> person) {
    FakeNames.refuseOdd(person);
    if (names.isTaken(username, accounts()) || names.isMailTaken(person, "", accounts())) {
      return accounts(workerId).stream()
          .filter(account -> account.username().equals(username) && !unfound.contains(workerId))
          .findFirst();
    }
    calls.add(workerId + " create");
    if (leaving.remove(workerId)) {
      away.put(workerId, true);
    }
    return Optional.of(put(workerId, username, episodeId, person).account);
  }

  private Uni<Void> change(String accountId, String call, Consumer<FakeAccount> effect) {
    FakeAccount entry = byId(accountId);
    return answer(
        entry.workerId,
        () -> {
          calls.add(entry.workerId + ' ' + call);
          if (untouchable.contains(accountId)) {
            throw DirectoryForbids.one("fake", 403);
          }
          if (stubborn.contains(accountId)) {
            throw new DirectoryRefused("not this account");
          }
          effect.accept(entry);
          return null;
        });
  }

  private <T> Uni<T> answer(String workerId, Supplier<T> result) {
    Uni<T> now = now(workerId, result);
    return count.counted(workerId, pace.isZero() ? now : now.onItem().delayIt().by(pace));
  }

  private <T> Uni<T> now(String workerId, Supplier<T> result) {
    return Uni.createFrom()
        .deferred(() -> {
          count.begun(workerId);
          if (locked || forbidden.contains(workerId)) {
            return Uni.createFrom()
                .failure(
                    locked ? DirectoryForbids.all("fake", 401) : DirectoryForbids.one("fake", 403));
          }
          if (awayForAll || away.getOrDefault(workerId, false)) {
            return Uni.createFrom().failure(new DirectoryAway("fake", 503));
          }
          return Uni.createFrom().item(result.get());
        });
  }
}
