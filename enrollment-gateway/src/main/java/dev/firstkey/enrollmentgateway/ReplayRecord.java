package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.EnrollmentRecordReplayed;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.outbox.ParkedRecord;
import dev.firstkey.outbox.ParkedRecords;
import dev.firstkey.outbox.Replay;
import dev.firstkey.outbox.Telling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// A person sees what is parked, and has it heard again; that somebody did is said.
@ApplicationScoped
public class ReplayRecord {
  private static final Speaker SPEAKER = new Speaker("enrollment-gateway");

  private final ParkedRecords parked;
  private final Clock clock;

  ReplayRecord(ParkedRecords parked, Clock clock) {
    this.parked = parked;
    this.clock = clock;
  }

  public Uni<List<ParkedRecord>> list() {
    return parked.list();
  }

  /// @param actor who asks, `person:ID`
  public Uni<Replay> replay(UUID id, String actor) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return parked.replay(id, new Telling(SPEAKER, actor, now, EnrollmentRecordReplayed::new));
  }
}
