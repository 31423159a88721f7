package dev.firstkey.enrollmentgateway;

/// The place of a record in its topic: of one worker's records the one with the greater place is
/// the newer.
public record ProfileVersion(int partition, long offset) {}
