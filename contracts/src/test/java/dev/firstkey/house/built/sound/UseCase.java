package dev.firstkey.house.built.sound;

/// Asks the domain.
class UseCase {
  dev.firstkey.house.built.sound.domain.Decision decision;
}
