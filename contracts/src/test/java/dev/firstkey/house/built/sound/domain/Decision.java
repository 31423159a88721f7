package dev.firstkey.house.built.sound.domain;

/// Decides from its arguments.
public record Decision(java.time.Instant now) {}
