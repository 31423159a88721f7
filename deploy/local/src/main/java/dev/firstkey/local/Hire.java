package dev.firstkey.local;

/// A hired event as an HRIS publishes it.
///
/// @param workerId whom it is about, which is also the Kafka key
/// @param event the whole CloudEvent
public record Hire(String workerId, byte[] event) {}
