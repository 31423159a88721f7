package dev.firstkey.passissuer;

import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.GivenUpRecord;
import dev.firstkey.contracts.IssuanceRecordGivenUp;
import dev.firstkey.contracts.IssuanceRecordReplayed;
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
    return new Speaker("pass-issuer");
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Fact replayed(ReplayedRecord record) {
    return new IssuanceRecordReplayed(record);
  }

  @Override
  public Fact givenUp(GivenUpRecord record) {
    return new IssuanceRecordGivenUp(record);
  }
}
