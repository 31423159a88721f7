package dev.firstkey.local.demo;

/// A hired event as an HRIS publishes it.
///
/// @param workerId whom it is about, which is also the Kafka key
/// @param event the whole CloudEvent
record Hire(String workerId, byte[] event) {}
