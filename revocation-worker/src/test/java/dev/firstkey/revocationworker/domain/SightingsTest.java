package dev.firstkey.revocationworker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Topic;
import dev.firstkey.revocationworker.domain.Offsets.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SightingsTest {
  private static final Instant T = Instant.parse("2026-12-01T08:00:00Z");

  private final Sightings sightings = new Sightings(Set.of(Topic.JOINER, Topic.ISSUANCE), 2);

  @Test
  void aMomentIsReachedWhenEveryStreamIsHeardUpToItsEndThen() {
    sightings.saw(T, at(5, 7, 0, 0));
    sightings.heard(at(5, 6, 0, 0));
    assertThat(sightings.caughtUp(0)).isEmpty();

    sightings.saw(T.plusSeconds(1), at(9, 9, 0, 0));
    sightings.heard(at(8, 7, 0, 0));
    assertThat(sightings.caughtUp(0)).contains(T);
    sightings.heard(at(9, 9, 0, 0));
    assertThat(sightings.caughtUp(0)).contains(T.plusSeconds(1));
  }

  @Test
  void onePartitionDoesNotWaitForAnother() {
    sightings.saw(T, at(5, 5, 3, 3));
    sightings.heard(at(0, 5, 3, 3));

    assertThat(sightings.caughtUp(0)).isEmpty();
    assertThat(sightings.caughtUp(1)).contains(T);
  }

  @Test
  void whatIsNotKnownIsNotReached() {
    Map<Place, Long> some = new HashMap<>(at(0, 0, 0, 0).places());
    some.remove(new Place(Topic.JOINER, 1));

    sightings.saw(T, new Offsets(some));
    sightings.heard(at(0, 0, 0, 0));
    assertThat(sightings.caughtUp(0)).contains(T);
    assertThat(sightings.caughtUp(1)).isEmpty();

    sightings.saw(T.plusSeconds(1), at(0, 0, 0, 0));
    sightings.heard(new Offsets(some));
    assertThat(sightings.caughtUp(1)).isEmpty();
    sightings.heard(at(0, 0, 0, 0));
    assertThat(sightings.caughtUp(1)).contains(T.plusSeconds(1));
  }

  @Test
  void aPartitionThatStandsKeepsItsOldestMomentsAndNoMoreThanTheMost() {
    IntStream.range(0, 1000).forEach(i -> sightings.saw(T.plusSeconds(i), at(i, 0, 0, 0)));

    sightings.heard(at(10, 0, 0, 0));
    assertThat(sightings.caughtUp(0)).contains(T.plusSeconds(10));
    sightings.heard(at(1000, 0, 0, 0));
    assertThat(sightings.caughtUp(0)).contains(T.plusSeconds(Sightings.MOST - 1));
  }

  private static Offsets at(long joiner0, long issuance0, long joiner1, long issuance1) {
    return new Offsets(
        Map.of(
            new Place(Topic.JOINER, 0), joiner0,
            new Place(Topic.ISSUANCE, 0), issuance0,
            new Place(Topic.JOINER, 1), joiner1,
            new Place(Topic.ISSUANCE, 1), issuance1));
  }
}
