package dev.firstkey.auditsink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firstkey.auditsink.PartitionCoverage.Gap;
import dev.firstkey.auditsink.domain.Entry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Nobody asks for it, so it has to say itself that it does not go on.
class CoverageStandsStillTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Store store = new Store();
  private final CheckCoverage coverage = new CheckCoverage(store, meters);

  @Test
  void beforeTheTablesAreThereNobodyAsksForThem() {
    CheckCoverage early = new CheckCoverage(store, meters);
    store.failing = true;
    early.addUp().await().indefinitely();
    assertThat(failures()).isZero();
    early.start(new StartupEvent());
    early.addUp().await().indefinitely();
    assertThat(failures()).isEqualTo(1);
  }

  @Test
  void aFailureIsCountedAndTheNextAttemptIsMade() {
    store.failing = true;
    addUp();
    addUp();
    assertThat(failures()).isEqualTo(2);
    store.failing = false;
    addUp();
    assertThat(failures()).isEqualTo(2);
  }

  /// Somebody holds the row for ever: nothing fails, and nothing is done.
  @Test
  void whatWaitsIsTold() {
    store.waiting = 7_000;
    addUp();
    assertThat(meters.get("firstkey.coverage.behind").gauge().value()).isEqualTo(7_000);
    assertThat(failures()).isZero();
  }

  @Test
  void whatIsMissingIsCountedUntilItIsExplained() {
    store.partitions =
        List.of(
            new PartitionCoverage("t", 0, 0, 9, 7, 0, List.of(new Gap(2, 3), new Gap(8, 8))),
            new PartitionCoverage("t", 1, 0, 9, 10, 0, List.of()));
    addUp();
    assertThat(missing()).isEqualTo(3);
    store.partitions = List.of();
    addUp();
    assertThat(missing()).isZero();
  }

  private double missing() {
    return meters.get("firstkey.audit.missing").gauge().value();
  }

  private void addUp() {
    coverage.start(new StartupEvent());
    coverage.addUp().await().indefinitely();
  }

  private double failures() {
    return meters.get("firstkey.coverage.failures").counter().count();
  }

  private static final class Store implements Entries {
    private boolean failing;
    private long waiting;
    private List<PartitionCoverage> partitions = List.of();

    @Override
    public Uni<Long> addUp(int most) {
      return failing
          ? Uni.createFrom().failure(new IllegalStateException("no database"))
          : Uni.createFrom().item(0L);
    }

    @Override
    public Uni<Long> notAddedUp() {
      return Uni.createFrom().item(waiting);
    }

    @Override
    public Uni<List<Entry>> behind(long index, OptionalLong before, EntryFilter filter, int most) {
      throw new UnsupportedOperationException("nobody searches");
    }

    @Override
    public Uni<List<Entry>> ofWorker(String workerId, int most) {
      throw new UnsupportedOperationException("nobody searches");
    }

    @Override
    public Uni<List<Entry>> newestOfWorker(String workerId, int most) {
      throw new UnsupportedOperationException("nobody searches");
    }

    @Override
    public Uni<List<PartitionCoverage>> coverage() {
      return Uni.createFrom().item(partitions);
    }
  }
}
