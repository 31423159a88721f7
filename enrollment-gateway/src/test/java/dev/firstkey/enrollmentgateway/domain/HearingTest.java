package dev.firstkey.enrollmentgateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.EvidenceKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What one registrar's word comes to beside another's.
class HearingTest {
  private static final Word ROSA = word("person:rosa", "w-1", 1);
  private static final Word OMAR = word("person:omar", "w-1", 1);

  @Test
  void oneWordIsEnoughWhereNoWitnessIsWanted() {
    assertThat(Hearing.of(ROSA, List.of(), false))
        .isEqualTo(new Hearing.Enough(ROSA, Optional.empty()));
    assertThat(Hearing.of(ROSA, List.of(OMAR), false))
        .isEqualTo(new Hearing.Enough(ROSA, Optional.empty()));
  }

  @Test
  void theFirstWaitsForTheSecond() {
    assertThat(Hearing.of(ROSA, List.of(), true)).isEqualTo(new Hearing.WitnessWanted(ROSA, true));
    assertThat(Hearing.of(OMAR, List.of(ROSA), true))
        .isEqualTo(new Hearing.Enough(OMAR, Optional.of(ROSA)));
  }

  @Test
  void nobodyIsTheirOwnWitness() {
    assertThat(Hearing.of(ROSA, List.of(ROSA), true))
        .isEqualTo(new Hearing.WitnessWanted(ROSA, false));
  }

  @Test
  void whoeverHasCheckedSomethingElseIsHeardAnew() {
    Word known =
        new Word(
            ROSA.transactionId(),
            ROSA.registrar(),
            ROSA.workerId(),
            ROSA.episodeId(),
            EvidenceKind.KNOWN_IN_PERSON,
            null,
            Instant.EPOCH);
    assertThat(Hearing.of(known, List.of(ROSA), true))
        .isEqualTo(new Hearing.WitnessWanted(known, true));
  }

  @Test
  void wordsAboutSomebodyElseOrAnotherDeviceAreNoWitness() {
    assertThat(Hearing.of(OMAR, List.of(word("person:rosa", "w-2", 1)), true))
        .isEqualTo(new Hearing.WitnessWanted(OMAR, true));
    assertThat(Hearing.of(OMAR, List.of(word("person:rosa", "w-1", 2)), true))
        .isEqualTo(new Hearing.WitnessWanted(OMAR, true));
  }

  private static Word word(String registrar, String worker, int transaction) {
    return new Word(
        new UUID(0, transaction),
        registrar,
        worker,
        "e-1",
        EvidenceKind.GOVERNMENT_ID,
        null,
        Instant.EPOCH);
  }
}
