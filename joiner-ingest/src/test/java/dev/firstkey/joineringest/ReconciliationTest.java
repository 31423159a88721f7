package dev.firstkey.joineringest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.HrRecord;
import dev.firstkey.contracts.WorkerType;
import dev.firstkey.joineringest.domain.Ability;
import dev.firstkey.joineringest.domain.Account;
import dev.firstkey.joineringest.domain.AccountStanding;
import dev.firstkey.joineringest.domain.Authenticator;
import dev.firstkey.joineringest.domain.Difference;
import dev.firstkey.joineringest.domain.Episode;
import dev.firstkey.joineringest.domain.HeldCredential;
import dev.firstkey.joineringest.domain.KnownEpisode;
import dev.firstkey.joineringest.domain.News;
import dev.firstkey.joineringest.domain.Passkey;
import dev.firstkey.joineringest.domain.Person;
import dev.firstkey.joineringest.domain.SeenAccount;
import dev.firstkey.joineringest.domain.Stated;
import dev.firstkey.joineringest.domain.Statement;
import dev.firstkey.joineringest.domain.Terms;
import dev.firstkey.joineringest.domain.Worker;
import dev.firstkey.joineringest.fakes.FakeDirectory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A directory is asked for what it can do, and for nothing else.
class ReconciliationTest {
  private static final UUID KEY = new UUID(0, 1);
  private static final String LABEL = KEY.toString();
  private static final HeldCredential PLANTED = new HeldCredential("planted", null, null, null);
  private static final Statement STATEMENT =
      new Statement(
          new Person("Ada", "Lovelace", "Ada L.", null, "en"),
          new Terms(
              LocalDate.of(2026, 12, 1),
              null,
              "Europe/Berlin",
              WorkerType.EMPLOYEE,
              "example-de",
              null,
              DeviceContext.BYOD));

  private final FakeDirectory directory = new FakeDirectory();

  @Test
  void withoutPasskeysThereIsAnAccountAndNothingIsPublished() {
    directory.only(Set.of());
    assertThat(News.of(hired("none"), bring(hired("none"))))
        .containsExactly(new News.Ready(hired("none").leading().orElseThrow()));
    String id = accountId();
    SeenAccount seen = bring(hired(id));
    assertThat(directory.calls("w-1")).containsExactly("create");
    assertThat(News.of(hired(id), seen)).doesNotHaveAnyElementsOfTypes(News.Published.class);
  }

  @Test
  void withPasskeysTheSameIsPublished() {
    bring(hired("none"));
    assertThat(News.of(hired(accountId()), bring(hired(accountId()))))
        .hasAtLeastOneElementOfType(News.Published.class);
  }

  @Test
  void withoutSessionsALeaverIsDisabledAndNobodyIsLoggedOut() {
    directory.only(Set.of(Ability.PASSKEYS));
    bring(hired("none"));
    bring(hired(accountId()));
    SeenAccount seen = bring(left());
    assertThat(seen.isEnabled()).isFalse();
    assertThat(directory.calls("w-1")).containsExactly("create", "publish", "disable", "remove");
  }

  @Test
  void withoutEpisodesAnAccountThatNamesNoneIsAsDesired() {
    directory.only(Set.of());
    bring(hired("none"));
    directory.enable(accountId(), true).await().atMost(Duration.ofSeconds(5));
    var another = worker("none", new Episode.Active(1, STATEMENT), "e-2");
    bring(another);
    assertThat(directory.calls("w-1")).doesNotContain("describe");
    directory.only(Set.of(Ability.EPISODES));
    bring(another);
    assertThat(directory.calls("w-1")).contains("describe");
  }

  @Test
  void accessIsGivenLastAndTakenFromALeaverBehindTheSessions() {
    bring(hired("none"));
    SeenAccount seen = bring(hiredFor("warehouse"));
    assertThat(seen.bundles()).containsExactly("warehouse");
    assertThat(bring(left()).bundles()).isEmpty();
    assertThat(directory.calls("w-1"))
        .containsExactly(
            "create",
            "publish",
            "grant warehouse",
            "disable",
            "remove",
            "logOut",
            "withdraw warehouse");
  }

  @Test
  void whoStaysIsLoggedOutWhereAccessIsTakenAwayAndWhatIsNotKnownStopsNothing() {
    bring(hired("none"));
    bring(hiredFor("warehouse"));
    SeenAccount seen = bring(hiredFor("unheard-of"));
    assertThat(seen.bundles()).isEmpty();
    assertThat(seen.held()).hasSize(1);
    assertThat(directory.calls("w-1")).endsWith("withdraw warehouse", "logOut", "grant unheard-of");
  }

  @Test
  void whatCannotBeTakenFromALeaverStopsNothingAndIsADrift() {
    bring(hired("none"));
    bring(hiredFor("warehouse"));
    directory.keepBundles("w-1", true);
    SeenAccount seen = bring(left());
    assertThat(directory.calls("w-1"))
        .endsWith("disable", "remove", "logOut", "withdraw warehouse");
    assertThat(seen.isEnabled()).isFalse();
    assertThat(seen.kept()).containsExactly("warehouse");
    assertThat(Difference.between(left(), seen, directory.abilities()))
        .containsExactly(Difference.BUNDLE_UNWANTED);
    directory.keepBundles("w-1", false);
    assertThat(bring(left()).kept()).isEmpty();
    assertThat(directory.given("w-1")).isEmpty();
  }

  @Test
  void whatCannotBeTakenFromWhoStaysEndsNoSessionAndStopsNothing() {
    bring(hired("none"));
    bring(hiredFor("warehouse"));
    directory.keepBundles("w-1", true);
    SeenAccount seen = bring(hiredFor("payments-admin"));
    assertThat(seen.bundles()).containsExactlyInAnyOrder("warehouse", "payments-admin");
    assertThat(seen.kept()).containsExactly("warehouse");
    assertThat(directory.calls("w-1")).endsWith("withdraw warehouse", "grant payments-admin");
  }

  @Test
  void anAccountThatTheDirectoryDoesNotListYetIsKnownByItsIdAndMadeOnce() {
    directory.listLate("w-1");
    assertThat(bring(hired("none")).account()).isEqualTo(directory.account("w-1"));
    assertThat(bring(hired(accountId())).held()).hasSize(1);
    assertThat(directory.calls("w-1")).containsExactly("create", "publish");
    Worker gone = knownAs(accountId(), left());
    assertThat(bring(gone).isEnabled()).isFalse();
    assertThat(directory.calls("w-1")).endsWith("disable", "remove", "logOut");
  }

  private static Worker knownAs(String accountId, Worker worker) {
    return new Worker(
        worker.workerId(),
        worker.episodes(),
        worker.authenticators(),
        worker.username(),
        Optional.of(accountId),
        worker.version(),
        worker.movedBy(),
        List.of());
  }

  @Test
  void aLeaverLosesEveryAccountThatClaimsToBeTheirs() {
    bring(hired("none"));
    bring(hired(accountId()));
    directory.claimAlso("w-1", PLANTED);
    SeenAccount seen = bring(left());
    assertThat(directory.accounts("w-1")).hasSize(2).noneMatch(Account::enabled);
    assertThat(directory.held("w-1")).isEmpty();
    assertThat(directory.calls("w-1"))
        .containsExactly(
            "create", "publish", "disable", "remove", "logOut", "disable", "remove", "logOut");
    assertThat(seen.isDoubled()).isTrue();
    assertThat(seen.isEnabled()).isFalse();
  }

  @Test
  void anAccountThatCannotBeEndedKeepsNoOtherAlive() {
    bring(hired("none"));
    directory.keepAsItIs(accountId());
    directory.keepAsItIs(directory.claimAlso("w-1", PLANTED));
    assertThatThrownBy(() -> bring(left())).isInstanceOf(DirectoryRefused.class);
    assertThat(directory.calls("w-1")).filteredOn("disable"::equals).hasSize(2);
    assertThat(directory.calls("w-1")).contains("remove", "logOut");
  }

  /// Every step is forbidden, and each of two accounts: that is what somebody has to be told.
  @Test
  void aLeaverWhoseAccountsMayNotBeChangedIsToldAsForbidden() {
    bring(hired("none"));
    directory.forbidChanges(accountId());
    directory.keepAsItIs(directory.claimAlso("w-1", PLANTED));
    assertThatThrownBy(() -> bring(left())).isInstanceOf(DirectoryForbids.class);
    assertThat(directory.calls("w-1")).contains("disable", "remove", "logOut");
  }

  @Test
  void aCredentialThatCannotBeTakenAwayKeepsNoSessionAndNoAccessAlive() {
    bring(hired("none"));
    bring(hiredFor("warehouse"));
    directory.keepCredentials("w-1");
    assertThatThrownBy(() -> bring(left())).isInstanceOf(DirectoryRefused.class);
    assertThat(directory.calls("w-1"))
        .endsWith("disable", "remove", "logOut", "withdraw warehouse");
    assertThat(directory.given("w-1")).isEmpty();
  }

  @Test
  void whoStaysAndHasTwoAccountsLosesWhatIsUnwantedInBothAndIsGivenNothing() {
    bring(hired("none"));
    bring(hired(accountId()));
    Worker wanting = hiredFor("warehouse");
    directory.claimAlso("w-1", PLANTED);
    assertThatThrownBy(() -> bring(wanting)).isInstanceOf(DirectoryDoubled.class);
    assertThat(directory.held("w-1")).extracting(HeldCredential::label).containsOnlyOnce(LABEL);
    assertThat(directory.held("w-1")).doesNotContain(PLANTED);
    assertThat(directory.calls("w-1")).containsExactly("create", "publish", "remove", "logOut");
    assertThat(directory.accounts("w-1")).allMatch(Account::enabled);
  }

  private Worker hiredFor(String bundle) {
    Terms plain = STATEMENT.terms();
    Terms terms =
        new Terms(
            plain.startDate(),
            null,
            plain.workTimeZone(),
            plain.workerType(),
            plain.legalEntity(),
            null,
            plain.deviceContext(),
            bundle);
    return worker(
        accountId(), new Episode.Active(1, new Statement(STATEMENT.person(), terms)), "e-1");
  }

  private SeenAccount bring(Worker worker) {
    return new Reconciliation(directory, worker)
        .run()
        .await()
        .atMost(Duration.ofSeconds(5))
        .orElseThrow();
  }

  private String accountId() {
    return directory.account("w-1").map(Account::accountId).orElseThrow();
  }

  private static Worker hired(String accountId) {
    return worker(accountId, new Episode.Active(1, STATEMENT), "e-1");
  }

  private static Worker left() {
    return worker("none", new Episode.Departed(2), "e-1");
  }

  private static Worker worker(String accountId, Episode state, String episode) {
    var key = new Passkey(KEY, accountId, "id", "key", new UUID(0, 0), 0, List.of());
    return new Worker(
        "w-1",
        List.of(
            new KnownEpisode(
                episode,
                "chain",
                state,
                AccountStanding.NONE,
                new Stated(new HrRecord("hris", 0, 7), "cause", "urn:example:hris"))),
        List.of(new Authenticator(KEY, episode, Optional.of(key), false, false)),
        Optional.of("ada"),
        Optional.empty(),
        1,
        "cause",
        List.of());
  }
}
