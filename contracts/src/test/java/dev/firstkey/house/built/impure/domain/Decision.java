package dev.firstkey.house.built.impure.domain;

/// Knows a framework.
class Decision {
  com.fasterxml.jackson.databind.JsonNode later;
}
