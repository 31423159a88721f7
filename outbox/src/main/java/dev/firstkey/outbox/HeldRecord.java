package dev.firstkey.outbox;

import org.jspecify.annotations.Nullable;

/// A row of the table of held records: what is parked, and its exact bytes.
///
/// @param payload null where there are none, or too many to be kept
record HeldRecord(ParkedRecord parked, byte @Nullable [] payload) {}
