package dev.firstkey.joineringest.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.joineringest.Directory;
import dev.firstkey.joineringest.DirectoryRefused;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.DesiredAccount;
import dev.firstkey.joineringest.domain.Marked;
import dev.firstkey.joineringest.domain.Person;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What joiner-ingest relies on in every directory. Mail addresses are unique in all that are
/// judged.
abstract class AccountsContract {
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  final String worker = "W-" + run;
  final String name = "ada." + run;

  /// The directory that is judged.
  abstract Directory directory();

  /// Somebody else deletes the account.
  abstract void delete(String accountId);

  @Test
  void aNewAccountIsEnabledAndSaysWhoItIsFor() {
    String id = provision();
    Account account = found().orElseThrow();
    assertThat(account.accountId()).isEqualTo(id);
    assertThat(account.username()).isEqualTo(name);
    assertThat(account.enabled()).isTrue();
    var desired = new DesiredAccount(true, person("Ada"), "e-1", List.of(), Set.of(), List.of());
    assertThat(desired.isSaidBy(account, directory().abilities())).isTrue();
  }

  @Test
  void eachAccountThatClaimsToBeAWorkersIsToldAndCanBeEnded() {
    String id = provision();
    String other = secondClaim(id);
    assertThat(claims(worker)).allMatch(Account::enabled);
    done(() -> directory().enable(other, false));
    assertThat(claims(worker))
        .filteredOn(Account::enabled)
        .extracting(Account::accountId)
        .containsExactly(id);
    done(() -> directory().enable(id, false));
    assertThat(claims(worker)).hasSize(2).noneMatch(Account::enabled);
  }

  /// Nothing in a directory keeps the worker's id unique.
  String secondClaim(String first) {
    Person anonymous = new Person("Ada", "Lovelace", "Ada L.", null, "en");
    assertThat(create(worker, name + "2", anonymous)).isPresent();
    List<String> all = claims(worker).stream().map(Account::accountId).toList();
    assertThat(all).hasSize(2).contains(first);
    return all.stream().filter(id -> !id.equals(first)).findFirst().orElseThrow();
  }

  @Test
  void aNameIsGivenOnce() {
    String id = provision();
    Person anonymous = new Person("Ada", "Lovelace", "Ada L.", null, "en");
    assertThat(create(worker + "-2", name, anonymous)).isEmpty();
    assertThat(found().orElseThrow().accountId()).isEqualTo(id);
    assertThat(claims(worker + "-2")).isEmpty();
  }

  @Test
  void everyAccountThatCarriesAWorkersIdIsListedWithIt() {
    String id = provision();
    String other = secondClaim(id);
    assertThat(marked())
        .filteredOn(it -> it.workerId().equals(worker))
        .extracting(Marked::account)
        .containsExactlyInAnyOrderElementsOf(claims(worker))
        .extracting(Account::accountId)
        .containsExactlyInAnyOrder(id, other);
  }

  List<Marked> marked() {
    List<Marked> all = new ArrayList<>();
    OptionalInt from = OptionalInt.of(0);
    while (from.isPresent()) {
      int first = from.getAsInt();
      Directory.Page page = done(() -> directory().marked(first));
      all.addAll(page.accounts());
      from = page.next();
    }
    return all;
  }

  @Test
  void aNameThatTheWorkersAccountHasIsThatAccount() {
    String id = provision();
    for (String again : List.of("Ada", "Bea")) {
      assertThat(create(worker, name, person(again)).map(Account::accountId)).contains(id);
    }
    assertThat(claims(worker)).hasSize(1);
  }

  @Test
  void anAccountIsFoundByItsIdAsTheOneOfTheWorkerThatItNames() {
    String id = provision();
    assertThat(claim(id, worker)).isEqualTo(found());
    assertThat(claim(id, worker + "x")).isEmpty();
    assertThat(claim(UUID.randomUUID().toString(), worker)).isEmpty();
    delete(id);
    assertThat(claim(id, worker)).isEmpty();
  }

  private Optional<Account> claim(String accountId, String workerId) {
    return done(() -> directory().claim(accountId, workerId));
  }

  @Test
  void aWorkerIsFoundByExactlyTheirId() {
    provision();
    assertThat(claims(worker.toLowerCase(java.util.Locale.ROOT))).isEmpty();
    assertThat(claims(worker + "x")).isEmpty();
  }

  @Test
  void anAddressIsGivenOnceAndAnAccountCanDoWithoutOne() {
    provision();
    String other = worker + "-2";
    assertThat(create(other, name + "2", person("Bea"))).isEmpty();
    assertThat(create(other, name + "2", person("Bea").withoutMail().orElseThrow())).isPresent();
    String id = found(other).orElseThrow().accountId();
    assertThatThrownBy(() -> describe(id, other, person("Cleo")))
        .isInstanceOf(DirectoryRefused.class);
    describe(id, other, person("Cleo").withoutMail().orElseThrow());
    Account account = found(other).orElseThrow();
    assertThat(account.givenName()).isEqualTo("Cleo");
    assertThat(account.email()).isNull();
  }

  @Test
  void disablingAndEnablingChangeNothingElse() {
    String id = provision();
    Account before = found().orElseThrow();
    done(() -> directory().enable(id, false));
    done(() -> directory().enable(id, false));
    assertThat(found().orElseThrow().enabled()).isFalse();
    done(() -> directory().enable(id, true));
    assertThat(found()).contains(before);
  }

  @Test
  void describingChangesWhoItIsForAndNothingElse() {
    String id = provision();
    describe(id, worker, new Person("Bea", "King", "B. K.", null, "en"));
    Account account = found().orElseThrow();
    assertThat(account.familyName()).isEqualTo("King");
    assertThat(account.email()).isNull();
    assertThat(account.username()).isEqualTo(name);
    assertThat(account.enabled()).isTrue();
  }

  @Test
  void anAccountThatSomebodyDeletedIsNotFoundAndItsNameMakesAnotherOne() {
    String id = provision();
    delete(id);
    assertThat(found()).isEmpty();
    assertThatThrownBy(() -> done(() -> directory().enable(id, true))).isNotNull();
    assertThatThrownBy(() -> describe(id, worker, person("Ada"))).isNotNull();
    assertThat(provision()).isNotEqualTo(id);
  }

  @Test
  void aBundleThatIsGivenIsThereUntilItIsTakenAway() {
    String id = provision();
    assertThat(bundles(id)).isEmpty();
    done(() -> directory().grant(id, "warehouse"));
    done(() -> directory().grant(id, "payments-admin"));
    describe(id, worker, person("Bea"));
    done(() -> directory().enable(id, false));
    assertThat(bundles(id)).containsExactlyInAnyOrder("warehouse", "payments-admin");
    done(() -> directory().withdraw(id, "warehouse"));
    done(() -> directory().withdraw(id, "warehouse"));
    assertThat(bundles(id)).containsExactly("payments-admin");
    done(() -> directory().withdraw(id, "payments-admin"));
    assertThat(bundles(id)).isEmpty();
  }

  Set<String> bundles(String accountId) {
    return done(() -> directory().bundles(accountId));
  }

  String provision() {
    Account made = create(worker, name, person("Ada")).orElseThrow();
    assertThat(found()).contains(made);
    return made.accountId();
  }

  private Optional<Account> create(String workerId, String username, Person person) {
    return done(() -> directory().create(username, workerId, "e-1", Optional.of(person)));
  }

  void describe(String accountId, String workerId, Person person) {
    done(() -> directory().describe(accountId, workerId, "e-1", Optional.of(person)));
  }

  Optional<Account> found() {
    return found(worker);
  }

  private Optional<Account> found(String workerId) {
    List<Account> claims = claims(workerId);
    assertThat(claims).hasSizeLessThan(2);
    return claims.stream().findFirst();
  }

  List<Account> claims(String workerId) {
    return done(() -> directory().claims(workerId));
  }

  Person person(String givenName) {
    return new Person(givenName, "Lovelace", "Ada L.", run + "@example.test", "en");
  }

  static <T> T done(Supplier<Uni<T>> call) {
    return call.get().await().atMost(Duration.ofSeconds(20));
  }
}
