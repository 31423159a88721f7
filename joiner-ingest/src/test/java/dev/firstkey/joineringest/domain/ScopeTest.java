package dev.firstkey.joineringest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.WorkerType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// For whom a source may speak, and of whom it may not.
class ScopeTest {
  private static final Scope ANYBODY = new Scope(Set.of(), Set.of());
  private static final Scope NARROW =
      new Scope(Set.of("fr"), Set.of(WorkerType.CONTRACTOR, WorkerType.INTERN));

  private static Statement statement(String entity, WorkerType type) {
    return new Statement(
        new Person("Ada", "Lovelace", "Ada L.", null, null),
        new Terms(LocalDate.of(2026, 12, 1), null, "UTC", type, entity, null, DeviceContext.BYOD));
  }

  private static Episode active(String entity, WorkerType type) {
    return new Episode.Active(1, statement(entity, type));
  }

  @Test
  void aSourceThatMayNameSomeBundlesNamesNoOther() {
    Scope some = new Scope(Set.of(), Set.of(), Set.of("warehouse"));
    assertThat(refusal(some, Histories.startingWith("warehouse"))).isEmpty();
    assertThat(refusal(some, Histories.starting(1))).isEmpty();
    assertThat(refusal(some, Histories.startingWith("payments-admin"))).contains("accessBundle");
    assertThat(refusal(ANYBODY, Histories.startingWith("payments-admin"))).isEmpty();
  }

  private static Optional<String> refusal(Scope scope, Statement statement) {
    return scope.refuses(new Command.Change(2, statement), new Episode.None(), false);
  }

  @ParameterizedTest
  @CsvSource({
    "fr, CONTRACTOR,",
    "fr, INTERN,",
    "de, CONTRACTOR, legalEntity",
    "fr, EMPLOYEE, workerType",
    "de, EMPLOYEE, legalEntity"
  })
  void aHireAndAChangeAreHeldAgainstWhatTheyState(
      String entity, WorkerType type, String refusedBy) {
    Statement statement = statement(entity, type);
    Optional<String> wanted = Optional.ofNullable(refusedBy);
    assertThat(NARROW.refuses(new Command.Hire(1, statement), new Episode.None(), false))
        .isEqualTo(wanted);
    assertThat(NARROW.refuses(new Command.Change(1, statement), new Episode.None(), false))
        .isEqualTo(wanted);
    assertThat(ANYBODY.refuses(new Command.Hire(1, statement), new Episode.None(), false))
        .isEmpty();
  }

  @Test
  void nobodyEndsOrTakesOverWhomTheyCouldNotHaveHired() {
    Episode others = active("de", WorkerType.EMPLOYEE);
    Statement own = statement("fr", WorkerType.CONTRACTOR);
    for (Command command :
        List.of(
            new Command.Leave(2),
            new Command.Withdraw(2),
            new Command.Change(2, own),
            new Command.Hire(2, own))) {
      assertThat(NARROW.refuses(command, others, false)).contains("workerId");
      assertThat(ANYBODY.refuses(command, others, false)).isEmpty();
    }
  }

  @Test
  void aHireBesideThemIsNoForgeryAndADoubt() {
    Episode others = active("de", WorkerType.EMPLOYEE);
    Statement own = statement("fr", WorkerType.CONTRACTOR);
    for (Command command : List.of(new Command.Hire(1, own), new Command.Change(1, own))) {
      assertThat(NARROW.refuses(command, new Episode.None(), false)).isEmpty();
    }
    assertThat(NARROW.isBesideOthers(List.of(others))).isTrue();
    assertThat(NARROW.isBesideOthers(List.of(active("fr", WorkerType.CONTRACTOR)))).isFalse();
    assertThat(NARROW.isBesideOthers(List.of(new Episode.Departed(1)))).isFalse();
    assertThat(ANYBODY.isBesideOthers(List.of(others))).isFalse();
  }

  @Test
  void itsOwnEmploymentItEndsAndChangesWhoeverEmploysTheWorkerBesides() {
    Episode own = active("fr", WorkerType.CONTRACTOR);
    assertThat(NARROW.refuses(new Command.Leave(2), own, false)).isEmpty();
    assertThat(NARROW.refuses(new Command.Withdraw(2), own, false)).isEmpty();
    assertThat(
            NARROW.refuses(
                new Command.Change(2, statement("fr", WorkerType.CONTRACTOR)), own, false))
        .isEmpty();
  }

  @Test
  void itsOwnWorkersItEnds() {
    Episode own = active("fr", WorkerType.INTERN);
    assertThat(NARROW.refuses(new Command.Leave(2), own, false)).isEmpty();
    assertThat(NARROW.refuses(new Command.Withdraw(2), own, false)).isEmpty();
  }

  @Test
  void whatNobodyHasHeardOfIsEndedByWhoMaySpeakForAllOrWhoseOwnHireWaits() {
    Episode none = new Episode.None();
    assertThat(NARROW.refuses(new Command.Leave(2), none, false)).contains("episodeId");
    assertThat(NARROW.refuses(new Command.Withdraw(2), none, false)).contains("episodeId");
    assertThat(NARROW.refuses(new Command.Leave(2), none, true)).isEmpty();
    assertThat(NARROW.refuses(new Command.Withdraw(2), none, true)).isEmpty();
    assertThat(ANYBODY.refuses(new Command.Leave(2), none, false)).isEmpty();
  }

  @Test
  void whatHasEndedBelongsToNobody() {
    Episode withdrawn = new Episode.Withdrawn(1);
    Episode departed = new Episode.Departed(1);
    assertThat(NARROW.refuses(new Command.Leave(2), withdrawn, false)).isEmpty();
    assertThat(NARROW.refuses(new Command.Leave(2), departed, false)).isEmpty();
  }

  @Test
  void aScopeIsNarrowByEitherOfItsSets() {
    assertThat(ANYBODY.isNarrow()).isFalse();
    assertThat(new Scope(Set.of("fr"), Set.of()).isNarrow()).isTrue();
    assertThat(new Scope(Set.of(), Set.of(WorkerType.INTERN)).isNarrow()).isTrue();
  }
}
