package dev.firstkey.enrollmentgateway;

import dev.firstkey.contracts.EnrollmentRecordReplayed;
import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.ReplayedRecord;
import dev.firstkey.contracts.Speaker;
import dev.firstkey.outbox.ParkedVoice;
import jakarta.enterprise.context.ApplicationScoped;

/// Says what operators did with the records that are parked here.
@ApplicationScoped
class SayOfParked implements ParkedVoice {

  @Override
  public Speaker speaker() {
    return new Speaker("enrollment-gateway");
  }

  @Override
  public Fact replayed(ReplayedRecord record) {
    return new EnrollmentRecordReplayed(record);
  }
}
