package dev.firstkey.joineringest.domain;

/// How many people a source usually hires. Those above it wait their turn.
///
/// @param perHour how many more are believed in each hour
/// @param atOnce how many are believed at once after a quiet time
public record Rate(int perHour, int atOnce) {

  public Rate {
    if (perHour < 1 || atOnce < 1) {
      throw new IllegalArgumentException("a source hires at least one person an hour, and at once");
    }
  }
}
