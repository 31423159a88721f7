package dev.firstkey.joineringest.domain;

import static dev.firstkey.joineringest.domain.Histories.STATED;
import static dev.firstkey.joineringest.domain.Histories.starting;
import static dev.firstkey.joineringest.domain.Histories.startingWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What HR is told that the account does not have, once for each statement.
class LeftOutTest {
  private static final Set<Ability> ALL = EnumSet.allOf(Ability.class);
  private static final LeftOut BUNDLE = new LeftOut(List.of("accessBundle"), 3);

  private static KnownEpisode episode(String id, long sequence, Statement statement) {
    return new KnownEpisode(
        id, "chain", new Episode.Active(sequence, statement), AccountStanding.READY, STATED);
  }

  private static KnownEpisode wanting() {
    return episode("e-1", 3, startingWith("warehouse"));
  }

  private static Worker worker(KnownEpisode... episodes) {
    return new Worker(
        "w-1",
        List.of(episodes),
        List.of(),
        Optional.of("ada"),
        Optional.of("a-1"),
        1,
        "cause",
        List.of());
  }

  private static SeenAccount seen(boolean enabled, String... bundles) {
    var account = new Account("a-1", "ada", enabled, "Ada", "Lovelace", null, "e-1");
    return SeenAccount.of(List.of(account), List.of()).having(Set.of(bundles));
  }

  @Test
  void aBundleIsLeftOutWhereTheAccountHasItNotAndTheDirectoryCouldGiveIt() {
    assertThat(LeftOut.of(worker(wanting()), "e-1", seen(true), ALL)).isEqualTo(BUNDLE);
    assertThat(LeftOut.of(worker(wanting()), "e-1", seen(true, "warehouse"), ALL))
        .isEqualTo(LeftOut.nothing());
    assertThat(LeftOut.of(worker(wanting()), "e-1", seen(true), Set.of()))
        .isEqualTo(LeftOut.nothing());
    assertThat(LeftOut.of(worker(wanting()), "e-9", seen(true), ALL)).isEqualTo(LeftOut.nothing());
  }

  @Test
  void itIsToldOnceForAStatementAndThatItIsMendedIsToldToo() {
    assertThat(News.takenInPart(worker(wanting()), seen(true), ALL))
        .containsExactly(new News.TakenInPart(wanting(), BUNDLE));
    KnownEpisode told = wanting().with(BUNDLE);
    assertThat(News.takenInPart(worker(told), seen(true), ALL)).isEmpty();
    assertThat(News.takenInPart(worker(told), seen(true, "warehouse"), ALL))
        .containsExactly(new News.TakenInPart(told, LeftOut.nothing()));
    KnownEpisode anew = told.in(new Episode.Active(4, startingWith("elsewhere")));
    assertThat(News.takenInPart(worker(anew), seen(true), ALL)).hasSize(1);
  }

  @Test
  void nothingIsToldOfAnAccountThatIsNotReadyOrDisabled() {
    KnownEpisode early = wanting().with(AccountStanding.NONE);
    assertThat(News.takenInPart(worker(early), seen(true), ALL)).isEmpty();
    assertThat(News.takenInPart(worker(wanting()), seen(false), ALL)).isEmpty();
  }

  @Test
  void ofTwoEmploymentsAtOnceTheAccountHasTheBundlesOfBoth() {
    KnownEpisode other = episode("e-2", 1, startingWith("payments-admin"));
    KnownEpisode over = wanting().in(new Episode.Departed(9));
    assertThat(worker(wanting(), other).desired().bundles())
        .containsExactlyInAnyOrder("warehouse", "payments-admin");
    assertThat(worker(over, other).desired().bundles()).containsExactly("payments-admin");
    assertThat(worker(over).desired().bundles()).isEmpty();
    assertThat(worker(episode("e-1", 1, starting(1))).desired().bundles()).isEmpty();
  }
}
