package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.Arrival;
import dev.firstkey.contracts.DeadLetterCode;
import dev.firstkey.outbox.OutgoingRecord;
import java.util.function.Function;

/// A record that was delivered.
///
/// @param letter makes the record for the dead-letter topic
public record Delivery(Arrival arrival, Function<DeadLetterCode, OutgoingRecord> letter) {}
