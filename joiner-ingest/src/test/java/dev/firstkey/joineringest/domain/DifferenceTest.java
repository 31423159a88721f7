package dev.firstkey.joineringest.domain;

import static dev.firstkey.joineringest.domain.Difference.BUNDLE_MISSING;
import static dev.firstkey.joineringest.domain.Difference.BUNDLE_UNWANTED;
import static dev.firstkey.joineringest.domain.Difference.DISABLED;
import static dev.firstkey.joineringest.domain.Difference.DOUBLED;
import static dev.firstkey.joineringest.domain.Difference.ENABLED;
import static dev.firstkey.joineringest.domain.Difference.MISSING;
import static dev.firstkey.joineringest.domain.Difference.PASSKEY_MISSING;
import static dev.firstkey.joineringest.domain.Difference.PASSKEY_OWN;
import static dev.firstkey.joineringest.domain.Difference.PASSKEY_UNWANTED;
import static dev.firstkey.joineringest.domain.Difference.PROFILE;
import static dev.firstkey.joineringest.domain.Difference.REPLACED;
import static dev.firstkey.joineringest.domain.Histories.STATED;
import static dev.firstkey.joineringest.domain.Histories.starting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// In what a directory differs from what is desired.
class DifferenceTest {
  private static final Set<Ability> ALL = EnumSet.allOf(Ability.class);
  private static final Passkey KEY =
      new Passkey(new UUID(0, 1), "a-1", "id", "key", new UUID(0, 0), 0, List.of());
  private static final HeldCredential HELD =
      new HeldCredential("r", KEY.authenticatorId().toString(), "id", "key");
  private static final HeldCredential PLANTED = new HeldCredential("p", null, null, null);
  private static final HeldCredential ADDED = new HeldCredential("o", "phone", "own", "k", "id");
  private static final Worker HIRED = worker(new Episode.Active(1, starting(1)));
  private static final HeldCredential FORGOTTEN = new HeldCredential("o", "phone", "own", "k");
  private static final Worker KNOWN = knowing(HIRED);
  private static final Worker LEFT = worker(new Episode.Departed(2));

  static Stream<Arguments> differences() {
    return Stream.of(
        arguments(HIRED, seen("a-1", true, "Ada", "e-1", HELD), Set.of()),
        arguments(HIRED, SeenAccount.none(), Set.of(MISSING)),
        arguments(HIRED, seen("a-1", false, "Ada", "e-1", HELD), Set.of(DISABLED)),
        arguments(HIRED, seen("a-1", true, "Eve", "e-1", HELD), Set.of(PROFILE)),
        arguments(HIRED, seen("a-1", true, "Ada", "e-9", HELD), Set.of(PROFILE)),
        arguments(HIRED, seen("a-1", true, "Ada", "e-1"), Set.of(PASSKEY_MISSING)),
        arguments(HIRED, seen("a-1", true, "Ada", "e-1", HELD, PLANTED), Set.of(PASSKEY_UNWANTED)),
        arguments(HIRED, seen("a-1", true, "Ada", "e-1", HELD, HELD), Set.of(PASSKEY_UNWANTED)),
        arguments(
            HIRED,
            seen("a-1", true, "Ada", "e-1", PLANTED),
            Set.of(PASSKEY_MISSING, PASSKEY_UNWANTED)),
        arguments(HIRED, seen("a-1", true, "Ada", "e-1", HELD, ADDED), Set.of(PASSKEY_OWN)),
        arguments(
            HIRED,
            seen("a-1", true, "Ada", "e-1", HELD, ADDED, PLANTED),
            Set.of(PASSKEY_OWN, PASSKEY_UNWANTED)),
        arguments(KNOWN, seen("a-1", true, "Ada", "e-1", HELD, FORGOTTEN), Set.of()),
        arguments(
            LEFT, seen("a-1", false, "Eve", "e-9", ADDED, FORGOTTEN), Set.of(PASSKEY_UNWANTED)),
        arguments(HIRED, seen("a-2", true, "Ada", "e-1"), Set.of(REPLACED)),
        arguments(LEFT, SeenAccount.none(), Set.of()),
        arguments(LEFT, seen("a-1", false, "Eve", "e-9"), Set.of()),
        arguments(LEFT, seen("a-1", true, "Ada", "e-1", HELD), Set.of(ENABLED, PASSKEY_UNWANTED)));
  }

  @ParameterizedTest
  @MethodSource("differences")
  void allOfThemAreNamed(Worker worker, SeenAccount seen, Set<Difference> differences) {
    assertThat(Difference.between(worker, seen, ALL)).isEqualTo(differences);
  }

  @Test
  void ofSeveralAccountsOneThatCanSignInIsEnoughToBeNamed() {
    var mine = new Account("a-1", "ada", false, "Ada", "Lovelace", null, "e-1");
    var other = new Account("a-2", "ada2", true, "Ada", "Lovelace", null, "e-1");
    assertThat(LEFT.ownFirst(List.of(other, mine))).containsExactly(mine, other);
    SeenAccount doubled = SeenAccount.of(List.of(mine, other), List.of());
    assertThat(Difference.between(LEFT, doubled, ALL)).containsExactly(ENABLED, DOUBLED);
    assertThat(doubled.is(LEFT.desired())).isFalse();
    SeenAccount ended = SeenAccount.of(List.of(mine, mine), List.of());
    assertThat(Difference.between(LEFT, ended, ALL)).containsExactly(DOUBLED);
    assertThat(ended.is(LEFT.desired())).isTrue();
    SeenAccount two = SeenAccount.of(List.of(other, other), List.of());
    assertThat(two.is(DesiredAccount.none())).isFalse();
    Worker keyless = worker(new Episode.Active(1, starting(1)), List.of());
    assertThat(two.is(keyless.desired())).isFalse();
    assertThat(SeenAccount.of(List.of(other), List.of()).is(keyless.desired())).isTrue();
  }

  @Test
  void whatTheDirectoryCannotHoldMakesNoDifference() {
    SeenAccount seen = seen("a-1", true, "Ada", null);
    assertThat(Difference.between(HIRED, seen, Set.of())).isEmpty();
    assertThat(Difference.between(HIRED, seen, ALL)).containsExactly(PROFILE, PASSKEY_MISSING);
  }

  @Test
  void aBundleThatIsMissingOrTooManyIsADifferenceWhereTheDirectoryHasBundles() {
    SeenAccount plain = seen("a-1", true, "Ada", "e-1");
    var account = plain.accounts();
    SeenAccount given = SeenAccount.of(account, List.of()).having(Set.of("payments-admin"));
    Worker wanting = worker(new Episode.Active(1, Histories.startingWith("warehouse")));
    assertThat(Difference.between(wanting, plain, ALL))
        .containsExactly(PASSKEY_MISSING, BUNDLE_MISSING);
    assertThat(Difference.between(HIRED, given, ALL))
        .containsExactly(PASSKEY_MISSING, BUNDLE_UNWANTED);
    assertThat(Difference.between(wanting, plain, Set.of(Ability.EPISODES))).isEmpty();
    assertThat(given.is(wanting.desired().within(Set.of(Ability.BUNDLES)))).isFalse();
    assertThat(plain.is(wanting.desired().within(Set.of(Ability.BUNDLES)))).isTrue();
  }

  @Test
  void theWordsAreTheClosedOnes() {
    assertThat(Stream.of(Difference.values()).map(Difference::word))
        .containsExactly(
            "missing",
            "replaced",
            "disabled",
            "enabled",
            "profile",
            "passkey-missing",
            "passkey-unwanted",
            "passkey-own",
            "doubled",
            "unknown",
            "bundle-missing",
            "bundle-unwanted");
  }

  private static SeenAccount seen(
      String id, boolean enabled, String givenName, String episode, HeldCredential... held) {
    var account = new Account(id, "ada", enabled, givenName, "Lovelace", null, episode);
    return SeenAccount.of(List.of(account), List.of(held));
  }

  private static Worker knowing(Worker worker) {
    return new Worker(
        worker.workerId(),
        worker.episodes(),
        worker.authenticators(),
        worker.username(),
        worker.accountId(),
        worker.version(),
        worker.movedBy(),
        List.of(new OwnPasskey("own", "k", KEY.authenticatorId())));
  }

  private static Worker worker(Episode state) {
    return worker(
        state, List.of(new Authenticator(new UUID(0, 1), "e-1", Optional.of(KEY), false, true)));
  }

  private static Worker worker(Episode state, List<Authenticator> keys) {
    return new Worker(
        "w-1",
        List.of(new KnownEpisode("e-1", "chain", state, AccountStanding.READY, STATED)),
        keys,
        Optional.of("ada"),
        Optional.of("a-1"),
        1,
        "cause",
        List.of());
  }
}
