package dev.firstkey.local.demo;

/// Hears where a worker is.
interface Footsteps {
  void at(Step step);
}
