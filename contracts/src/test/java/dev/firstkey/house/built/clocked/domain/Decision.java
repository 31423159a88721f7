package dev.firstkey.house.built.clocked.domain;

/// Reads the clock.
class Decision {
  java.time.Instant now() {
    return java.time.Instant.now();
  }
}
