package dev.firstkey.joineringest.fakes;

import dev.firstkey.joineringest.Directory;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.Marked;
import dev.firstkey.joineringest.domain.Person;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The accounts of the directory in memory, and what somebody else does to them.
public abstract class FakeEntries {
  private static final int PAGE = 3;

  private final Map<String, FakeAccount> entries = new ConcurrentHashMap<>();
  private final Set<String> unlisted = ConcurrentHashMap.newKeySet();
  final Set<String> unfound = ConcurrentHashMap.newKeySet();
  final Set<String> leaving = ConcurrentHashMap.newKeySet();
  volatile Consumer<String> whileDisabling = _ -> {};

  /// What happens in the moment in which it disables the account of the worker that it is told.
  public void whileDisabling(Consumer<String> what) {
    whileDisabling = what;
  }

  /// It makes an account for the worker, and is away from then on.
  public void goAwayBehindCreate(String workerId) {
    leaving.add(workerId);
  }

  /// It does not list the worker's accounts yet.
  public void listLate(String workerId) {
    unlisted.add(workerId);
  }

  /// The same, and it does not find them by their names either.
  public void findLate(String workerId) {
    listLate(workerId);
    unfound.add(workerId);
  }

  /// Somebody deletes the account.
  public void delete(String workerId) {
    entries.remove(account(workerId).orElseThrow().accountId());
  }

  /// Somebody deletes the account of that id.
  public void deleteAccount(String accountId) {
    entries.remove(accountId);
  }

  /// Somebody deletes the account and makes another one that claims to be the worker's.
  public String replace(String workerId, HeldCredential credential) {
    Account old = account(workerId).orElseThrow();
    delete(workerId);
    FakeAccount entry = put(workerId, old.username(), null, Optional.empty());
    entry.held.add(credential);
    return entry.account.accountId();
  }

  /// Somebody makes another account that claims to be the worker's, with that credential.
  public String claimAlso(String workerId, HeldCredential credential) {
    return claimAs("claims." + UUID.randomUUID(), workerId, credential);
  }

  /// The same with that name.
  public String claimAs(String name, String workerId, HeldCredential credential) {
    FakeAccount entry = put(workerId, name, "e-1", Optional.empty());
    entry.held.add(credential);
    return entry.account.accountId();
  }

  /// Something that nobody here put there.
  public void plant(String workerId, HeldCredential credential) {
    entry(workerId).orElseThrow().held.add(credential);
  }

  /// The credential of that label is this one from now on.
  public void replaceHeld(String workerId, HeldCredential credential) {
    List<HeldCredential> held = entry(workerId).orElseThrow().held;
    held.removeIf(one -> Objects.equals(one.label(), credential.label()));
    held.add(credential);
  }

  public Optional<Account> account(String workerId) {
    return entry(workerId).map(entry -> entry.account);
  }

  /// All that claim to be the worker's.
  public List<Account> accounts(String workerId) {
    return of(workerId).map(entry -> entry.account).toList();
  }

  /// What all that claim to be the worker's hold.
  public List<HeldCredential> held(String workerId) {
    return of(workerId).flatMap(entry -> entry.held.stream()).toList();
  }

  /// The access bundles that the worker's account has.
  public Set<String> given(String workerId) {
    return entry(workerId).map(entry -> Set.copyOf(entry.bundles)).orElse(Set.of());
  }

  List<Account> listed(String workerId) {
    return unlisted.contains(workerId) ? List.of() : accounts(workerId);
  }

  Directory.Page page(int from) {
    List<Marked> some =
        all()
            .sorted(Comparator.comparing(entry -> entry.account.username()))
            .skip(from)
            .limit(PAGE)
            .map(entry -> new Marked(entry.workerId, entry.account))
            .toList();
    return new Directory.Page(
        some, some.isEmpty() ? OptionalInt.empty() : OptionalInt.of(from + some.size()));
  }

  Stream<FakeAccount> all() {
    return entries.values().stream();
  }

  List<Account> accounts() {
    return all().map(entry -> entry.account).toList();
  }

  FakeAccount byId(String accountId) {
    return Optional.ofNullable(entries.get(accountId)).orElseThrow();
  }

  FakeAccount put(
      String workerId, String username, @Nullable String episodeId, Optional<Person> person) {
    String id = UUID.randomUUID().toString();
    var entry = new FakeAccount(workerId, account(id, username, true, episodeId, person));
    entries.put(id, entry);
    return entry;
  }

  static Account account(
      String id,
      String username,
      boolean enabled,
      @Nullable String episodeId,
      Optional<Person> person) {
    return new Account(
        id,
        username,
        enabled,
        person.map(Person::givenName).orElse(null),
        person.map(Person::familyName).orElse(null),
        person.map(Person::email).orElse(null),
        episodeId);
  }

  private Stream<FakeAccount> of(String workerId) {
    return all().filter(entry -> entry.workerId.equals(workerId));
  }

  private Optional<FakeAccount> entry(String workerId) {
    return of(workerId).findFirst();
  }
}
