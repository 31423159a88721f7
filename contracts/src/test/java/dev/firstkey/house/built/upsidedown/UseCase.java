package dev.firstkey.house.built.upsidedown;

/// Sees an adapter.
class UseCase {
  dev.firstkey.house.built.upsidedown.postgres.Rows rows;
}
