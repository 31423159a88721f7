package dev.firstkey.house.built.crossed.rest;

/// Sees another adapter.
class Resource {
  dev.firstkey.house.built.crossed.kafka.Consumer consumer;
}
