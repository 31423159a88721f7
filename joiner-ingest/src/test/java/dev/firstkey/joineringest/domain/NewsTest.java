package dev.firstkey.joineringest.domain;

import static dev.firstkey.joineringest.domain.Histories.STATED;
import static dev.firstkey.joineringest.domain.Histories.starting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What there is to say after the directory was seen.
class NewsTest {
  private static final UUID ID = new UUID(0, 1);
  private static final Passkey KEY =
      new Passkey(ID, "a-1", "id", "key", new UUID(0, 0), 0, List.of());
  private static final HeldCredential HELD =
      new HeldCredential("r", ID.toString(), KEY.credentialId(), KEY.publicKey());

  private static KnownEpisode active(AccountStanding said) {
    return new KnownEpisode("e-1", "chain", new Episode.Active(1, starting(1)), said, STATED);
  }

  private static KnownEpisode left(AccountStanding said) {
    return new KnownEpisode("e-1", "chain", new Episode.Departed(2), said, STATED);
  }

  private static Authenticator key(boolean published) {
    return new Authenticator(ID, "e-1", Optional.of(KEY), false, published);
  }

  private static Worker worker(KnownEpisode episode, Authenticator... keys) {
    return new Worker(
        "w-1",
        List.of(episode),
        Arrays.asList(keys),
        Optional.of("ada"),
        Optional.of("a-1"),
        1,
        "cause",
        List.of());
  }

  private static SeenAccount seen(
      String accountId, boolean enabled, Set<String> removed, HeldCredential... held) {
    var account = new Account(accountId, "ada", enabled, "Ada", "Lovelace", "a@x.test", "e-1");
    return SeenAccount.of(List.of(account), List.of(held)).after(removed, Set.of());
  }

  private static SeenAccount seen(boolean enabled, HeldCredential... held) {
    return seen("a-1", enabled, Set.of(), held);
  }

  @Test
  void anAccountOfAnotherIdIsSaidAgain() {
    KnownEpisode ready = active(AccountStanding.READY);
    assertThat(News.of(worker(ready), seen(true))).isEmpty();
    assertThat(News.of(worker(ready), seen("a-2", true, Set.of())))
        .containsExactly(new News.Ready(ready));
    assertThat(News.of(worker(ready), seen(false))).isEmpty();
  }

  @Test
  void aDisabledAccountIsSaidWhereItWasReadyAndTheEpisodeIsOver() {
    KnownEpisode over = left(AccountStanding.READY);
    assertThat(News.of(worker(over), seen(false))).containsExactly(new News.Disabled(over));
    assertThat(News.of(worker(over), SeenAccount.none())).containsExactly(new News.Disabled(over));
    assertThat(News.of(worker(over), seen(true))).isEmpty();
    assertThat(News.of(worker(left(AccountStanding.DISABLED)), seen(false))).isEmpty();
    assertThat(News.of(worker(left(AccountStanding.NONE)), seen(false))).isEmpty();
  }

  @Test
  void thatAccessWasTakenFromALeaverAfterAllIsSaidWhereItWasSaidThatItWasNot() {
    var mine = new Account("a-1", "ada", false, "Ada", "Lovelace", null, "e-1");
    SeenAccount kept =
        SeenAccount.of(List.of(mine), List.of())
            .having(Set.of("warehouse"))
            .after(Set.of(), Set.of("warehouse"));
    assertThat(LeftOut.kept(kept).members()).containsExactly("accessBundle");
    assertThat(LeftOut.kept(seen(false))).isEqualTo(LeftOut.nothing());
    KnownEpisode told = left(AccountStanding.DISABLED).with(LeftOut.kept(kept));
    assertThat(News.of(worker(told), kept)).isEmpty();
    assertThat(News.of(worker(told), seen(false))).containsExactly(new News.AccessTaken(told));
    assertThat(News.of(worker(told), seen(true))).isEmpty();
    assertThat(News.of(worker(told.with(LeftOut.nothing())), seen(false))).isEmpty();
    KnownEpisode misspelled =
        left(AccountStanding.DISABLED).with(new LeftOut(List.of("accessBundle"), 3));
    assertThat(News.of(worker(misspelled), seen(false))).isEmpty();
  }

  @Test
  void whatRemainsOfALeaverIsSaidOnceWithTheirLastDay() {
    Worker worker = worker(left(AccountStanding.READY));
    var mine = new Account("a-1", "ada", false, "Ada", "Lovelace", null, "e-1");
    var other = new Account("a-2", "ada2", false, "Ada", "Lovelace", null, "e-1");
    SeenAccount doubled = SeenAccount.of(List.of(mine, other), List.of());
    List<News> said = News.of(worker, doubled);
    Set<Ability> abilities = Set.of(Ability.BUNDLES);
    assertThat(said).containsExactly(new News.Disabled(left(AccountStanding.READY)));
    assertThat(News.remaining(worker, doubled, abilities, said))
        .containsExactly(new News.Remains(left(AccountStanding.READY), Set.of(Difference.DOUBLED)));
    assertThat(News.remaining(worker, doubled, abilities, List.of())).isEmpty();
    SeenAccount kept =
        SeenAccount.of(List.of(mine), List.of())
            .having(Set.of("warehouse"))
            .after(Set.of(), Set.of("warehouse"));
    assertThat(News.remaining(worker, kept, abilities, said))
        .containsExactly(
            new News.Remains(left(AccountStanding.READY), Set.of(Difference.BUNDLE_UNWANTED)));
    assertThat(News.remaining(worker, seen(false), abilities, said)).isEmpty();
  }

  @Test
  void aPasskeyIsPublishedWhereItIsWantedAndTheAccountIsEnabled() {
    KnownEpisode ready = active(AccountStanding.READY);
    assertThat(News.of(worker(ready, key(false)), seen(true, HELD)))
        .containsExactly(new News.Published(key(false)));
    assertThat(News.of(worker(ready, key(false)), seen(false, HELD))).isEmpty();
    assertThat(News.of(worker(ready, key(true)), seen(true, HELD))).isEmpty();
    Authenticator revoked = key(false).afterRevocation();
    assertThat(News.of(worker(ready, revoked), seen(true, HELD))).isEmpty();
  }

  @Test
  void aPasskeyThatIsHeldNoMoreIsUnpublishedWhereItWasThere() {
    KnownEpisode ready = active(AccountStanding.READY);
    assertThat(News.of(worker(ready, key(true)), seen(true)))
        .containsExactly(new News.Unpublished(key(true)));
    assertThat(News.of(worker(ready, key(false)), seen(true))).isEmpty();
    assertThat(News.of(worker(ready, key(false)), seen("a-1", true, Set.of(ID.toString()))))
        .containsExactly(new News.Unpublished(key(false)));
  }

  @Test
  void aCredentialIsThePasskeyOnlyWhereAllOfItIs() {
    assertThat(HELD.is(KEY)).isTrue();
    assertThat(new HeldCredential("r", "other", "id", "key").is(KEY)).isFalse();
    assertThat(new HeldCredential("r", ID.toString(), "other", "key").is(KEY)).isFalse();
    assertThat(new HeldCredential("r", ID.toString(), "id", "other").is(KEY)).isFalse();
    assertThat(new HeldCredential("r", null, null, null).is(KEY)).isFalse();
    var other = new HeldCredential("r", "other", "id", "key");
    assertThat(seen(true, other).is(worker(active(AccountStanding.READY), key(true)).desired()))
        .isFalse();
  }

  @Test
  void anAccountSaysThisOnlyWhereAllOfItIs() {
    var account = new Account("a-1", "ada", true, "Ada", "Lovelace", "a@x.test", "e-1");
    var person = new Person("Ada", "Lovelace", "Ada L.", "a@x.test", null);
    assertThat(account.says(Optional.of(person), "e-1")).isTrue();
    assertThat(account.says(Optional.of(person), "e-2")).isFalse();
    assertThat(account.says(Optional.of(person), null)).isFalse();
    assertThat(account.says(person.withoutMail(), "e-1")).isFalse();
    assertThat(account.says(Optional.empty(), "e-1")).isFalse();
    var namesake = new Person("Ada", "King", "Ada L.", "a@x.test", null);
    assertThat(account.says(Optional.of(namesake), "e-1")).isFalse();
    var sister = new Person("Eva", "Lovelace", "Ada L.", "a@x.test", null);
    assertThat(account.says(Optional.of(sister), "e-1")).isFalse();
    var erased = new Account("a-1", "ada", false, null, null, null, null);
    assertThat(erased.says(Optional.empty(), null)).isTrue();
  }

  @Test
  void nothingPersonalIsPrinted() {
    var account = new Account("a-1", "ada", true, "Ada", "Lovelace", "a@x.test", "e-1");
    var person = new Person("Ada", "Lovelace", "Ada L.", "a@x.test", null);
    assertThat(account).hasToString("Account a-1");
    assertThat(person).hasToString("Person");
    assertThat(person.withoutMail()).contains(new Person("Ada", "Lovelace", "Ada L.", null, null));
    assertThat(new Person("Ada", "Lovelace", "Ada L.", null, null).withoutMail()).isEmpty();
  }

  @Test
  void aWorkerKnowsItsAuthenticatorsAndMakesWhatIsUnheardOf() {
    Worker worker = worker(active(AccountStanding.READY), key(true));
    assertThat(worker.authenticator(ID, "e-9")).isEqualTo(key(true));
    assertThat(worker.authenticator(new UUID(0, 2), "e-9"))
        .isEqualTo(Authenticator.unheard(new UUID(0, 2), "e-9"));
    DesiredAccount desired = worker.desired();
    assertThat(desired.wants(ID)).isTrue();
    assertThat(desired.wants(new UUID(0, 2))).isFalse();
    assertThat(desired.leading()).isEqualTo("e-1");
    assertThat(desired.who()).isEqualTo(starting(1).person());
  }

  @Test
  void ofTwoThatStartOnOneDayTheHigherSequenceSpeaksThenTheGreaterId() {
    KnownEpisode first = episode("e-1", 2);
    KnownEpisode second = episode("e-2", 1);
    KnownEpisode third = episode("e-3", 2);
    assertThat(leading(first, second)).isEqualTo(first);
    assertThat(leading(second, first)).isEqualTo(first);
    assertThat(leading(third, first, second)).isEqualTo(third);
  }

  private static KnownEpisode leading(KnownEpisode... episodes) {
    return new Worker(
            "w-1",
            List.of(episodes),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            1,
            "cause",
            List.of())
        .leading()
        .orElseThrow();
  }

  private static KnownEpisode episode(String id, long sequence) {
    return new KnownEpisode(
        id, "chain", new Episode.Active(sequence, starting(1)), AccountStanding.NONE, STATED);
  }
}
