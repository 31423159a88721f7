package dev.firstkey.joineringest;

import static dev.firstkey.joineringest.JoinerTopics.await;
import static dev.firstkey.joineringest.JoinerTopics.awaitMany;
import static dev.firstkey.joineringest.JoinerTopics.heard;
import static dev.firstkey.joineringest.JoinerTopics.hired;
import static dev.firstkey.joineringest.JoinerTopics.newWorker;
import static dev.firstkey.joineringest.JoinerTopics.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.backing.FirstkeyBacking;
import dev.firstkey.contracts.AccountDisabled;
import dev.firstkey.contracts.AccountDrifted;
import dev.firstkey.contracts.AccountProvisioned;
import dev.firstkey.contracts.AuthenticatorPublished;
import dev.firstkey.contracts.AuthenticatorUnpublished;
import dev.firstkey.contracts.HrisHired;
import dev.firstkey.contracts.HrisLeft;
import dev.firstkey.contracts.HrisWriteback;
import dev.firstkey.contracts.JoinerAccepted;
import dev.firstkey.contracts.JoinerDeparted;
import dev.firstkey.contracts.Topic;
import dev.firstkey.contracts.WritebackState;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The directory comes to the desired state whatever is in its way.
@QuarkusTest
@QuarkusTestResource(
    value = FirstkeyBacking.class,
    restrictToAnnotatedClass = false,
    initArgs = @ResourceArg(name = "service", value = "joiner-ingest"))
class DirectoryTaskTest {
  @Inject FakeDirectory directory;
  @Inject MeterRegistry meters;

  @Test
  void aDirectoryThatIsAwayDelaysTheAccountAndLosesNothing() {
    String worker = newWorker();
    directory.away(worker, true);
    say(worker, hired(worker, "e-1", 1));
    await(Topic.JOINER, worker, JoinerAccepted.class);
    assertThat(directory.account(worker)).isEmpty();
    directory.away(worker, false);
    await(Topic.JOINER, worker, AccountProvisioned.class);
    assertThat(directory.calls(worker)).containsExactly("create");
  }

  @Test
  void aNameThatIsTakenThereLeadsToTheNext() {
    String worker = newWorker();
    String family = "T" + worker.substring(2, 10);
    String base = "grace." + family.toLowerCase(java.util.Locale.ROOT);
    directory.occupy(base);
    directory.occupy(base + "2");
    say(worker, hired(worker, "e-1", 1, "Grace", family));
    await(Topic.JOINER, worker, AccountProvisioned.class);
    assertThat(directory.account(worker).orElseThrow().username()).isEqualTo(base + "3");
  }

  @Test
  void manyOfOneNameHaveANameEach() {
    String family = "Many" + newWorker().substring(2, 10);
    var workers = IntStream.range(0, 12).mapToObj(_ -> newWorker()).toList();
    workers.forEach(worker -> say(worker, hired(worker, "e-1", 1, "Alan", family)));
    workers.forEach(worker -> await(Topic.JOINER, worker, AccountProvisioned.class));
    assertThat(workers)
        .map(worker -> directory.account(worker).orElseThrow().username())
        .doesNotHaveDuplicates();
  }

  @Test
  void aPersonWhomTheDirectoryWillNotCallThatHasAnAccountAllTheSame() {
    String worker = newWorker();
    say(worker, hired(worker, "e-1", 1, "<b>", "Lovelace"));
    await(Topic.JOINER, worker, AccountProvisioned.class);
    assertThat(directory.account(worker).orElseThrow().givenName()).isNull();
  }

  @Test
  void anAddressThatAnotherAccountHasIsLeftOutAndTheAccountIsMadeAndHrIsTold() {
    String worker = newWorker();
    directory.occupyMail(worker + "@example.test");
    say(worker, mailed(worker, 1, "Ada"));
    await(Topic.JOINER, worker, AccountProvisioned.class);
    HrisWriteback told = await(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class);
    assertThat(told.state()).isEqualTo(WritebackState.ACCOUNT_READY);
    assertThat(told.email()).isNull();
    assertThat(told.reasons()).containsExactly("email");
    say(worker, mailed(worker, 2, "Bea"));
    settledAfter(worker, 2);
    Account account = directory.account(worker).orElseThrow();
    assertThat(account.givenName()).isEqualTo("Bea");
    assertThat(account.email()).isNull();
    Tables.await("select attempts = 0 from worker where worker_id = '%s'".formatted(worker));
  }

  @Test
  void aTaskThatFailsAgainAndAgainIsStuckAndCanBeSeen() {
    String worker = newWorker();
    directory.away(worker, true);
    say(worker, hired(worker, "e-1", 1));
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> meters.get("firstkey.directory.tasks.stuck").gauge().value() >= 1);
    Tables.await(
        "select next_try_at > clock_timestamp() + interval '1 second' from worker where worker_id = '%s'"
            .formatted(worker));
    directory.away(worker, false);
    await(Topic.JOINER, worker, AccountProvisioned.class);
  }

  @Test
  void aPublishThatArrivesAfterItsTimeoutIsFoundAndTakenAway() {
    String worker = newWorker();
    String account = provisioned(worker);
    UUID key = UUID.randomUUID();
    directory.late(worker, true);
    say(Topic.ENROLLMENT_COMPLETE, Enrollments.completed(worker, "e-1", key, account));
    Awaitility.await().atMost(JoinerTopics.BOUND).until(() -> directory.isUnderway(worker));
    say(Topic.REVOCATION, Enrollments.revoked(worker, "e-1", key));
    settledAfter(worker, 3);
    assertThat(directory.held(worker)).isEmpty();
    directory.land(worker);
    await(Topic.JOINER, worker, AuthenticatorUnpublished.class);
    assertThat(directory.held(worker)).isEmpty();
    assertThat(heard(Topic.JOINER, worker, AuthenticatorPublished.class)).isEmpty();
  }

  @Test
  void anAccountThatSomebodyReplacedIsSaidAgainAndNothingInItSurvives() {
    String worker = newWorker();
    String before = provisioned(worker);
    double alarms = replaced();
    UUID key = UUID.randomUUID();
    say(Topic.ENROLLMENT_COMPLETE, Enrollments.completed(worker, "e-1", key, before));
    await(Topic.JOINER, worker, AuthenticatorPublished.class);
    String after = directory.replace(worker, new HeldCredential("planted", null, null, null));
    say(worker, hired(worker, "e-1", 2, "Ada", "King"));
    assertThat(awaitMany(Topic.JOINER, worker, AccountProvisioned.class, 2))
        .extracting(AccountProvisioned::accountId)
        .containsExactly(before, after);
    await(Topic.JOINER, worker, AuthenticatorUnpublished.class);
    assertThat(directory.held(worker)).isEmpty();
    assertThat(directory.calls(worker)).contains("logOut");
    assertThat(replaced()).isEqualTo(alarms + 1);
  }

  @Test
  void aLeaverWithTwoAccountsLosesBothAndThatIsSaidAndCounted() {
    String worker = newWorker();
    String account = provisioned(worker);
    double alarms = doubled();
    directory.claimAlso(worker, new HeldCredential("planted", null, null, null));
    say(worker, new HrisLeft(worker, "e-1", 2));
    assertThat(await(Topic.JOINER, worker, AccountDisabled.class).accountId()).isEqualTo(account);
    assertThat(await(Topic.JOINER, worker, AccountDrifted.class))
        .isEqualTo(new AccountDrifted(worker, "fake", List.of("doubled"), false));
    assertThat(directory.accounts(worker)).hasSize(2).noneMatch(Account::enabled);
    assertThat(directory.held(worker)).isEmpty();
    assertThat(directory.calls(worker))
        .containsOnlyOnce("remove")
        .filteredOn("logOut"::equals)
        .hasSize(2);
    assertThat(doubled()).isGreaterThan(alarms);
  }

  @Test
  void whoStaysAndHasTwoAccountsIsGivenNothingUntilOneIsGoneAndThatIsCounted() {
    String worker = newWorker();
    String account = provisioned(worker);
    double alarms = doubled();
    String other = directory.claimAlso(worker, new HeldCredential("planted", null, null, null));
    UUID key = UUID.randomUUID();
    say(Topic.ENROLLMENT_COMPLETE, Enrollments.completed(worker, "e-1", key, account));
    Awaitility.await().atMost(JoinerTopics.BOUND).until(() -> doubled() > alarms);
    assertThat(directory.held(worker)).isEmpty();
    assertThat(heard(Topic.JOINER, worker, AuthenticatorPublished.class)).isEmpty();
    directory.deleteAccount(other);
    await(Topic.JOINER, worker, AuthenticatorPublished.class);
    assertThat(directory.account(worker).orElseThrow().accountId()).isEqualTo(account);
  }

  @Test
  void anAccountThatSomebodyDeletedIsMadeAndSaidAgain() {
    String worker = newWorker();
    String before = provisioned(worker);
    directory.delete(worker);
    say(worker, hired(worker, "e-1", 2, "Ada", "King"));
    assertThat(awaitMany(Topic.JOINER, worker, AccountProvisioned.class, 2))
        .extracting(AccountProvisioned::accountId)
        .containsExactly(before, directory.account(worker).orElseThrow().accountId());
  }

  @Test
  void aRevocationThatOvertakesTheEnrollmentKeepsThePasskeyOut() {
    String worker = newWorker();
    UUID key = UUID.randomUUID();
    String account = provisioned(worker);
    say(Topic.REVOCATION, Enrollments.revoked(worker, "e-1", key));
    Tables.await(
        "select count(*) = 1 from authenticator where id = '%s' and revoked".formatted(key));
    say(Topic.ENROLLMENT_COMPLETE, Enrollments.completed(worker, "e-1", key, account));
    UUID other = UUID.randomUUID();
    say(Topic.ENROLLMENT_COMPLETE, Enrollments.completed(worker, "e-1", other, account));
    await(Topic.JOINER, worker, AuthenticatorPublished.class);
    settled();
    assertThat(directory.held(worker))
        .extracting(HeldCredential::label)
        .doesNotContain(key.toString());
  }

  @Test
  void aRevokedPasskeyIsTakenAwayAndItsSessionsEnd() {
    String worker = newWorker();
    UUID key = UUID.randomUUID();
    String account = provisioned(worker);
    say(Topic.ENROLLMENT_COMPLETE, Enrollments.completed(worker, "e-1", key, account));
    await(Topic.JOINER, worker, AuthenticatorPublished.class);
    say(Topic.REVOCATION, Enrollments.revoked(worker, "e-1", key));
    await(Topic.JOINER, worker, AuthenticatorUnpublished.class);
    assertThat(directory.held(worker)).isEmpty();
    assertThat(directory.calls(worker)).endsWith("remove", "logOut");
    assertThat(directory.account(worker).orElseThrow().enabled()).isTrue();
  }

  @Test
  void aPublishInFlightDoesNotOvertakeALeaver() {
    String worker = newWorker();
    String account = provisioned(worker);
    directory.slow(worker);
    UUID key = UUID.randomUUID();
    say(Topic.ENROLLMENT_COMPLETE, Enrollments.completed(worker, "e-1", key, account));
    Awaitility.await()
        .atMost(JoinerTopics.BOUND)
        .until(() -> directory.calls(worker).contains("publish"));
    say(worker, new HrisLeft(worker, "e-1", 2));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    await(Topic.JOINER, worker, AccountDisabled.class);
    assertThat(directory.held(worker)).isEmpty();
    assertThat(directory.account(worker).orElseThrow().enabled()).isFalse();
  }

  @Test
  void whatNobodyHerePutThereIsTakenAway() {
    String worker = newWorker();
    String account = provisioned(worker);
    directory.plant(worker, new HeldCredential("planted", null, null, null));
    UUID key = UUID.randomUUID();
    say(Topic.ENROLLMENT_COMPLETE, Enrollments.completed(worker, "e-1", key, account));
    await(Topic.JOINER, worker, AuthenticatorPublished.class);
    assertThat(directory.held(worker))
        .extracting(HeldCredential::label)
        .containsExactly(key.toString());
  }

  @Test
  void aPasskeyOfAnotherAccountIsNotPublished() {
    String worker = newWorker();
    provisioned(worker);
    UUID stranger = UUID.randomUUID();
    say(Topic.ENROLLMENT_COMPLETE, Enrollments.completed(worker, "e-1", stranger, "another"));
    settledAfter(worker, 2);
    assertThat(directory.held(worker)).isEmpty();
    assertThat(heard(Topic.JOINER, worker, AuthenticatorPublished.class)).isEmpty();
  }

  @Test
  void aRehireOpensTheAccountAgainAndOldPasskeysStayAway() {
    String worker = newWorker();
    UUID old = UUID.randomUUID();
    String account = provisioned(worker);
    String name = directory.account(worker).map(Account::username).orElseThrow();
    say(Topic.ENROLLMENT_COMPLETE, Enrollments.completed(worker, "e-1", old, account));
    await(Topic.JOINER, worker, AuthenticatorPublished.class);
    say(worker, new HrisLeft(worker, "e-1", 2));
    await(Topic.JOINER, worker, AccountDisabled.class);
    say(worker, hired(worker, "e-2", 1));
    awaitMany(Topic.JOINER, worker, AccountProvisioned.class, 2);
    assertThat(directory.held(worker)).isEmpty();
    assertThat(directory.account(worker))
        .hasValueSatisfying(now -> {
          assertThat(now.enabled()).isTrue();
          assertThat(now.username()).isEqualTo(name);
          assertThat(now.accountId()).isEqualTo(account);
          assertThat(now.episodeId()).isEqualTo("e-2");
        });
  }

  @Test
  void aLateLeftOfAnOldEpisodeDoesNotDisableARehiredWorker() {
    String worker = newWorker();
    provisioned(worker);
    say(worker, hired(worker, "e-2", 1));
    awaitMany(Topic.JOINER, worker, AccountProvisioned.class, 2);
    say(worker, new HrisLeft(worker, "e-1", 9));
    await(Topic.JOINER, worker, JoinerDeparted.class);
    settledAfter(worker, 3);
    assertThat(directory.account(worker).orElseThrow().enabled()).isTrue();
    assertThat(heard(Topic.JOINER, worker, AccountDisabled.class)).isEmpty();
  }

  @Test
  void aChangedNameReachesTheDirectoryAndTheAccountNameStays() {
    String worker = newWorker();
    provisioned(worker);
    String name = directory.account(worker).map(Account::username).orElseThrow();
    say(worker, hired(worker, "e-1", 2, "Ada", "King"));
    settledAfter(worker, 2);
    Account account = directory.account(worker).orElseThrow();
    assertThat(account.familyName()).isEqualTo("King");
    assertThat(account.username()).isEqualTo(name);
    assertThat(heard(Topic.HRIS_WRITEBACK, worker, HrisWriteback.class)).hasSize(1);
  }

  private String provisioned(String worker) {
    say(worker, hired(worker, "e-1", 1));
    return await(Topic.JOINER, worker, AccountProvisioned.class).accountId();
  }

  private double replaced() {
    return meters.get("firstkey.directory.accounts.replaced").counter().count();
  }

  private double doubled() {
    return meters.get("firstkey.directory.accounts.doubled").counter().count();
  }

  private static HrisHired mailed(String worker, long sequence, String givenName) {
    HrisHired hired = hired(worker, "e-1", sequence, givenName, "Lovelace");
    return new HrisHired(
        worker,
        "e-1",
        sequence,
        givenName,
        hired.familyName(),
        hired.displayName(),
        worker + "@example.test",
        hired.startDate(),
        null,
        hired.workTimeZone(),
        hired.workerType(),
        hired.legalEntity(),
        null,
        hired.deviceContext(),
        hired.language(),
        null);
  }

  private static void settled() {
    Tables.await("select count(*) = 0 from worker where version > settled");
  }

  private static void settledAfter(String worker, int version) {
    Tables.await(
        "select count(*) = 1 from worker where worker_id = '%s' and settled >= %d"
            .formatted(worker, version));
  }
}
