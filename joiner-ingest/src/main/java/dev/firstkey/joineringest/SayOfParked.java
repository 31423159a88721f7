package dev.firstkey.joineringest;

import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.GivenUpRecord;
import dev.firstkey.contracts.JoinerRecordGivenUp;
import dev.firstkey.contracts.JoinerRecordReplayed;
import dev.firstkey.contracts.ReplayedRecord;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.outbox.ParkedVoice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/// Says what operators did with the records that are parked here.
@ApplicationScoped
class SayOfParked implements ParkedVoice {
  private final Clock clock;

  SayOfParked(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Speaker speaker() {
    return new Speaker("joiner-ingest");
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Fact replayed(ReplayedRecord record) {
    return new JoinerRecordReplayed(record);
  }

  @Override
  public Fact givenUp(GivenUpRecord record) {
    return new JoinerRecordGivenUp(record);
  }
}
