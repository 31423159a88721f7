package dev.firstkey.joineringest.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.joineringest.Directory;
import dev.firstkey.joineringest.DirectoryRefused;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.Passkey;
import dev.firstkey.joineringest.domain.Person;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What joiner-ingest relies on in a directory. The fake of the other tests and the real Keycloak
/// both stand before it; mail addresses are unique in both.
abstract class DirectoryContract {
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final String worker = "W-" + run;
  private final String name = "ada." + run;

  /// The directory that is judged.
  abstract Directory directory();

  /// Somebody else deletes the account.
  abstract void delete(String accountId);

  @Test
  void aNewAccountIsEnabledSaysWhoItIsForAndHasNoCredential() {
    String id = provision();
    Account account = found().orElseThrow();
    assertThat(account.accountId()).isEqualTo(id);
    assertThat(account.username()).isEqualTo(name);
    assertThat(account.enabled()).isTrue();
    assertThat(account.says(Optional.of(person("Ada")), "e-1")).isTrue();
    assertThat(held(id)).isEmpty();
  }

  @Test
  void aNameIsGivenOnce() {
    String id = provision();
    Person anonymous = new Person("Ada", "Lovelace", "Ada L.", null, "en");
    assertThat(create(worker, name, anonymous)).isFalse();
    assertThat(create(worker + "-2", name, anonymous)).isFalse();
    assertThat(found().orElseThrow().accountId()).isEqualTo(id);
    assertThat(done(() -> directory().find(worker + "-2"))).isEmpty();
  }

  @Test
  void aWorkerIsFoundByExactlyTheirId() {
    provision();
    assertThat(done(() -> directory().find(worker.toLowerCase(java.util.Locale.ROOT)))).isEmpty();
    assertThat(done(() -> directory().find(worker + "x"))).isEmpty();
  }

  @Test
  void anAddressIsGivenOnceAndAnAccountCanDoWithoutOne() {
    provision();
    String other = worker + "-2";
    assertThat(create(other, name + "2", person("Bea"))).isFalse();
    assertThat(create(other, name + "2", person("Bea").withoutMail().orElseThrow())).isTrue();
    String id = done(() -> directory().find(other)).orElseThrow().accountId();
    assertThatThrownBy(() -> describe(id, other, person("Cleo")))
        .isInstanceOf(DirectoryRefused.class);
    describe(id, other, person("Cleo").withoutMail().orElseThrow());
    Account account = done(() -> directory().find(other)).orElseThrow();
    assertThat(account.givenName()).isEqualTo("Cleo");
    assertThat(account.email()).isNull();
  }

  @Test
  void aPasskeyThatIsPublishedTwiceIsThereOnce() {
    String id = provision();
    Passkey passkey = passkey(id, "a2V5LTE");
    done(() -> directory().publish(id, passkey));
    done(() -> directory().publish(id, passkey));
    assertThat(held(id)).hasSize(1).allMatch(credential -> credential.is(passkey));
  }

  @Test
  void anotherPasskeyUnderATakenLabelIsNotThereAndReadingBackTellsSo() {
    String id = provision();
    Passkey first = passkey(id, "a2V5LTE");
    Passkey second = passkey(first.authenticatorId(), id, "a2V5LTI");
    done(() -> directory().publish(id, first));
    done(() -> directory().publish(id, second));
    assertThat(held(id)).hasSize(1).allMatch(held -> held.is(first) && !held.is(second));
  }

  @Test
  void aCredentialThatIsTakenAwayIsGoneAndMayBeTakenAwayAgain() {
    String id = provision();
    done(() -> directory().publish(id, passkey(id, "a2V5LTE")));
    HeldCredential held = held(id).getFirst();
    done(() -> directory().remove(id, held));
    done(() -> directory().remove(id, held));
    assertThat(held(id)).isEmpty();
  }

  @Test
  void disablingAndEnablingChangeNothingElse() {
    String id = provision();
    done(() -> directory().publish(id, passkey(id, "a2V5LTE")));
    Account before = found().orElseThrow();
    done(() -> directory().enable(id, false));
    done(() -> directory().enable(id, false));
    assertThat(found().orElseThrow().enabled()).isFalse();
    assertThat(held(id)).hasSize(1);
    done(() -> directory().enable(id, true));
    assertThat(found()).contains(before);
  }

  @Test
  void describingChangesWhoItIsForAndNothingElse() {
    String id = provision();
    done(() -> directory().publish(id, passkey(id, "a2V5LTE")));
    describe(id, worker, new Person("Bea", "King", "B. K.", null, "en"));
    Account account = found().orElseThrow();
    assertThat(account.familyName()).isEqualTo("King");
    assertThat(account.email()).isNull();
    assertThat(account.username()).isEqualTo(name);
    assertThat(account.enabled()).isTrue();
    assertThat(held(id)).hasSize(1);
  }

  @Test
  void sessionsCanBeEndedWhereThereAreNone() {
    String id = provision();
    done(() -> directory().logOut(id));
    assertThat(found()).isPresent();
  }

  @Test
  void anAccountThatSomebodyDeletedIsNotFoundAndItsNameMakesAnotherOne() {
    String id = provision();
    delete(id);
    assertThat(found()).isEmpty();
    assertThatThrownBy(() -> done(() -> directory().enable(id, true))).isNotNull();
    assertThatThrownBy(() -> held(id)).isNotNull();
    assertThatThrownBy(() -> done(() -> directory().publish(id, passkey(id, "a2V5LTE"))))
        .isNotNull();
    assertThat(provision()).isNotEqualTo(id);
  }

  private String provision() {
    assertThat(create(worker, name, person("Ada"))).isTrue();
    return found().orElseThrow().accountId();
  }

  private boolean create(String workerId, String username, Person person) {
    return done(() -> directory().create(username, workerId, "e-1", Optional.of(person)));
  }

  private void describe(String accountId, String workerId, Person person) {
    done(() -> directory().describe(accountId, workerId, "e-1", Optional.of(person)));
  }

  private Optional<Account> found() {
    return done(() -> directory().find(worker));
  }

  private List<HeldCredential> held(String accountId) {
    return done(() -> directory().credentials(accountId));
  }

  private Person person(String givenName) {
    return new Person(givenName, "Lovelace", "Ada L.", run + "@example.test", "en");
  }

  private static Passkey passkey(String accountId, String credentialId) {
    return passkey(UUID.randomUUID(), accountId, credentialId);
  }

  private static Passkey passkey(UUID authenticator, String accountId, String credentialId) {
    return new Passkey(
        authenticator,
        accountId,
        credentialId,
        "pQECAyYgASFYIA",
        new UUID(0, 0),
        0,
        List.of("internal"));
  }

  static <T> T done(Supplier<Uni<T>> call) {
    return call.get().await().atMost(Duration.ofSeconds(20));
  }
}
