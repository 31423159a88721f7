package dev.firstkey.outbox;

import dev.firstkey.contracts.Fact;
import dev.firstkey.contracts.GivenUpRecord;
import dev.firstkey.contracts.ReplayedRecord;
import dev.firstkey.contracts.Speaker;
import java.time.Instant;
import java.util.Optional;

/// How a service says what operators did with the records that are parked in it. Each service has
/// facts of its own for it, as a type belongs to one topic.
public interface ParkedVoice {

  /// Who says it.
  Speaker speaker();

  /// The time by the service's clock.
  Instant now();

  /// That a record is parked, for a service whose parked records must stop others too.
  default Optional<Fact> parked(ParkedRecord record) {
    return Optional.empty();
  }

  /// That a record was heard again.
  Fact replayed(ReplayedRecord record);

  /// That a record will never be handled.
  Fact givenUp(GivenUpRecord record);
}
