package dev.firstkey.auditsink.domain;

import java.time.Instant;

/// An entry of the log.
///
/// @param index its place in the log
/// @param arrival the record, byte for byte
/// @param recordedAt when it was written, by the database's clock; no part of the leaf
/// @param statement what it says
public record Entry(long index, Arrival arrival, Instant recordedAt, Statement statement) {}
