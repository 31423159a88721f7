package dev.firstkey.outbox;

/// A row of the table of held records: what is parked, and its exact bytes.
///
/// @param payload null where there are none, or too many to be kept
record HeldRecord(ParkedRecord parked, byte[] payload) {}
