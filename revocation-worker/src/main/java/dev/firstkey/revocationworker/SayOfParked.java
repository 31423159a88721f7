package dev.firstkey.revocationworker;

import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.GivenUpRecord;
import dev.firstkey.contracts.ReplayedRecord;
import dev.firstkey.contracts.RevocationRecordGivenUp;
import dev.firstkey.contracts.RevocationRecordParked;
import dev.firstkey.contracts.RevocationRecordReplayed;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.outbox.ParkedRecord;
import dev.firstkey.outbox.ParkedVoice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// Says what is parked here, and what operators did with it.
@ApplicationScoped
class SayOfParked implements ParkedVoice {
  private final Clock clock;

  SayOfParked(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Speaker speaker() {
    return new Speaker("revocation-worker");
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  /// The gateway and pass-issuer must know: they cannot see what is missing here.
  @Override
  public Optional<Fact> parked(ParkedRecord record) {
    return Optional.of(
        new RevocationRecordParked(
            record.topic(), record.partition(), record.offset(), record.code()));
  }

  @Override
  public Fact replayed(ReplayedRecord record) {
    return new RevocationRecordReplayed(record);
  }

  @Override
  public Fact givenUp(GivenUpRecord record) {
    return new RevocationRecordGivenUp(record);
  }
}
