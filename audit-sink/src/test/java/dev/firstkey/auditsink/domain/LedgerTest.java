package dev.firstkey.auditsink.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.contracts.Chain;
import dev.firstkey.contracts.DeadLetterCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

  static List<Integer> seeds() {
    return java.util.stream.IntStream.range(0, 500).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void togetherTheyBecomeWhatTheyBecomeOneByOne(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LogInMemory alone = new LogInMemory();
    LogInMemory together = new LogInMemory();

    for (int batch = 0; batch < 6; batch++) {
      List<Arrived> records = records(random);
      List<Verdict> expected = new ArrayList<>();
      for (Arrived record : records) {
        Verdict verdict = Verdict.decide(record.reading(), alone.knows(record));
        alone.write(record, verdict);
        expected.add(verdict);
      }

      List<Known> known = records.stream().map(together::knows).toList();
      List<Verdict> verdicts = Ledger.decide(records, known);
      for (int i = 0; i < records.size(); i++) {
        together.write(records.get(i), verdicts.get(i));
      }

      assertThat(verdicts).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 600, 601, 1500})
  void heartbeatsThatFollowEachOtherStayTogetherUpToTheLongestRange(int number) {
    List<Arrived> beats = new ArrayList<>();
    LogInMemory log = new LogInMemory();
    for (int offset = 0; offset < number; offset++) {
      beats.add(beat(new Place("a", 0, offset), (byte) 0));
    }

    List<Verdict> verdicts = Ledger.decide(beats, beats.stream().map(log::knows).toList());

    assertThat(verdicts.stream().filter(Verdict.Begin.class::isInstance))
        .hasSize((number + 599) / 600);
    assertThat(verdicts).filteredOn(Verdict.Cover.class::isInstance).isEmpty();
  }

  /// Few places, ids and contents, so that they meet.
  private static List<Arrived> records(SplittableRandom random) {
    List<Arrived> records = new ArrayList<>();
    int number = random.nextInt(1, 12);
    for (int i = 0; i < number; i++) {
      Place place = new Place("a", random.nextInt(2), random.nextInt(8));
      byte content = (byte) random.nextInt(3);
      records.add(
          switch (random.nextInt(4)) {
            case 0 -> new Arrived(arrival(place, content), unreadable());
            case 1 -> new Arrived(arrival(place, content), readable(random.nextInt(4)));
            default -> beat(place, content);
          });
    }
    return records;
  }

  private static Arrived beat(Place place, byte content) {
    return new Arrived(arrival(place, content), new Reading.Heartbeat(place));
  }

  private static Arrival arrival(Place place, byte content) {
    return new Arrival(place, null, new byte[] {content});
  }

  private static Reading unreadable() {
    return new Reading.Unreadable(DeadLetterCode.MALFORMED);
  }

  private static Reading readable(int id) {
    return new Reading.Readable(
        new Statement(
            new UUID(0, id),
            "urn:firstkey:test",
            "dev.firstkey.pass.issued.v1",
            Instant.EPOCH,
            new About("w-1", null, null, null, null),
            new Chain("chain", "cause", "service:test"),
            List.of(),
            new Statement.Result("ok", null)));
  }
}
