package dev.firstkey.joineringest.domain;

import static dev.firstkey.joineringest.domain.Histories.STATED;
import static dev.firstkey.joineringest.domain.Histories.starting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the directory should hold, from everything known of a worker.
class DesiredAccountTest {
  private static final Passkey KEY =
      new Passkey(new UUID(0, 1), "a-1", "id", "key", new UUID(0, 0), 0, List.of());

  @Test
  void anAccountIsWantedWhileAnEpisodeIsActive() {
    assertThat(worker(List.of(active("e-1", 1)), List.of()).desired().enabled()).isTrue();
    assertThat(worker(List.of(departed("e-1")), List.of()).desired().enabled()).isFalse();
    assertThat(worker(List.of(), List.of()).desired().enabled()).isFalse();
  }

  @Test
  void aLateLeftOfAnOldEpisodeDoesNotDisableARehiredWorker() {
    Worker rehired = worker(List.of(departed("e-1"), active("e-2", 1)), List.of());
    assertThat(rehired.desired().enabled()).isTrue();
    assertThat(rehired.desired().episodeId()).isEqualTo("e-2");
  }

  @Test
  void aPasskeyIsWantedWhileItsOwnEpisodeIsActive() {
    Authenticator key = completed("e-1");
    assertThat(worker(List.of(active("e-1", 1)), List.of(key)).desired().passkeys())
        .containsExactly(KEY);
    assertThat(
            worker(List.of(departed("e-1"), active("e-2", 1)), List.of(key)).desired().passkeys())
        .isEmpty();
  }

  @Test
  void aRevocationHoldsWhicheverWasHeardFirst() {
    Authenticator before =
        Authenticator.unheard(new UUID(0, 1), "e-1").afterRevocation().completed(KEY);
    Authenticator after = completed("e-1").afterRevocation();
    assertThat(before).isEqualTo(after);
    assertThat(worker(List.of(active("e-1", 1)), List.of(after)).desired().passkeys()).isEmpty();
  }

  @Test
  void aPasskeyOfAnotherUserHandleIsNotForThisAccount() {
    DesiredAccount desired = worker(List.of(active("e-1", 1)), List.of(completed("e-1"))).desired();
    assertThat(desired.passkeysFor("a-1")).containsExactly(KEY);
    assertThat(desired.passkeysFor("a-2")).isEmpty();
  }

  @Test
  void theNewestEmploymentSpeaksForThePersonWhateverTheOrder() {
    KnownEpisode old = active("e-1", 1);
    KnownEpisode young = active("e-2", 2);
    assertThat(worker(List.of(old, young), List.of()).leading()).contains(young);
    assertThat(worker(List.of(young, old), List.of()).leading()).contains(young);
  }

  @Test
  void whatIsSeenIsAsDesiredOnlyWithNothingMoreAndNothingLess() {
    DesiredAccount desired = worker(List.of(active("e-1", 1)), List.of(completed("e-1"))).desired();
    HeldCredential key = new HeldCredential("r", KEY.authenticatorId().toString(), "id", "key");
    HeldCredential password = new HeldCredential("p", null, null, null);
    assertThat(seen(true, key).is(desired)).isTrue();
    assertThat(seen(true).is(desired)).isFalse();
    assertThat(seen(true, key, password).is(desired)).isFalse();
    assertThat(seen(true, key, key).is(desired)).isFalse();
    assertThat(seen(false, key).is(desired)).isFalse();
    assertThat(SeenAccount.none().is(desired)).isFalse();
    assertThat(SeenAccount.none().is(DesiredAccount.none())).isTrue();
    assertThat(seen(false).is(DesiredAccount.none())).isTrue();
  }

  @Test
  void eachThingIsSaidOnce() {
    KnownEpisode episode = active("e-1", 1);
    Authenticator key = completed("e-1");
    HeldCredential held = new HeldCredential("r", KEY.authenticatorId().toString(), "id", "key");
    assertThat(News.of(worker(List.of(episode), List.of(key)), seen(true, held)))
        .containsExactly(new News.Ready(episode), new News.Published(key));
    Worker told = worker(List.of(episode.with(AccountStanding.READY)), List.of(key.with(true)));
    assertThat(News.of(told, seen(true, held))).isEmpty();
  }

  @Test
  void nothingIsSaidOfAnAccountThatNeverWas() {
    assertThat(News.of(worker(List.of(departed("e-1")), List.of()), SeenAccount.none())).isEmpty();
  }

  private static SeenAccount seen(boolean enabled, HeldCredential... held) {
    Account account = new Account("a-1", "ada.lovelace", enabled, "Ada", "Lovelace", null, "e-1");
    return SeenAccount.of(List.of(account), List.of(held));
  }

  private static Authenticator completed(String episode) {
    return Authenticator.unheard(new UUID(0, 1), episode).completed(KEY);
  }

  private static KnownEpisode active(String episode, int day) {
    return new KnownEpisode(
        episode, "chain", new Episode.Active(1, starting(day)), AccountStanding.NONE, STATED);
  }

  private static KnownEpisode departed(String episode) {
    return new KnownEpisode(
        episode, "chain", new Episode.Departed(2), AccountStanding.NONE, STATED);
  }

  private static Worker worker(List<KnownEpisode> episodes, List<Authenticator> keys) {
    return new Worker(
        "w-1", episodes, keys, Optional.empty(), Optional.of("a-1"), 1, "cause", List.of());
  }
}
