package dev.firstkey.joineringest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.DeviceContext;
import dev.firstkey.contracts.WorkerType;
import java.time.LocalDate;
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
    assertThat(NARROW.refuses(new Command.Hire(1, statement), new Episode.None()))
        .isEqualTo(wanted);
    assertThat(NARROW.refuses(new Command.Change(1, statement), new Episode.None()))
        .isEqualTo(wanted);
    assertThat(ANYBODY.refuses(new Command.Hire(1, statement), new Episode.None())).isEmpty();
  }

  @Test
  void nobodyEndsOrTakesOverWhomTheyCouldNotHaveHired() {
    Episode others = active("de", WorkerType.EMPLOYEE);
    Statement own = statement("fr", WorkerType.CONTRACTOR);
    assertThat(NARROW.refuses(new Command.Leave(2), others)).contains("episodeId");
    assertThat(NARROW.refuses(new Command.Withdraw(2), others)).contains("episodeId");
    assertThat(NARROW.refuses(new Command.Change(2, own), others)).contains("episodeId");
    assertThat(NARROW.refuses(new Command.Hire(2, own), others)).contains("episodeId");
    assertThat(ANYBODY.refuses(new Command.Leave(2), others)).isEmpty();
  }

  @Test
  void itsOwnWorkersItEnds() {
    Episode own = active("fr", WorkerType.INTERN);
    assertThat(NARROW.refuses(new Command.Leave(2), own)).isEmpty();
    assertThat(NARROW.refuses(new Command.Withdraw(2), own)).isEmpty();
  }

  @Test
  void whatHasEndedOrWasNeverHeardOfBelongsToNobody() {
    assertThat(NARROW.refuses(new Command.Leave(2), new Episode.None())).isEmpty();
    assertThat(NARROW.refuses(new Command.Leave(2), new Episode.Withdrawn(1))).isEmpty();
    assertThat(NARROW.refuses(new Command.Leave(2), new Episode.Departed(1))).isEmpty();
  }
}
