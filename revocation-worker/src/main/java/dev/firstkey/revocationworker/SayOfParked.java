package dev.firstkey.revocationworker;

import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.ReplayedRecord;
import dev.firstkey.contracts.RevocationRecordReplayed;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.outbox.ParkedVoice;
import jakarta.enterprise.context.ApplicationScoped;

/// Says what operators did with the records that are parked here.
@ApplicationScoped
class SayOfParked implements ParkedVoice {

  @Override
  public Speaker speaker() {
    return new Speaker("revocation-worker");
  }

  @Override
  public Fact replayed(ReplayedRecord record) {
    return new RevocationRecordReplayed(record);
  }
}
