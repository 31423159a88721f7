package dev.firstkey.house.built.chancy.domain;

/// Draws an id.
class Decision {
  java.util.UUID id() {
    return java.util.UUID.randomUUID();
  }
}
