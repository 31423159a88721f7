package dev.firstkey.meaning;

import dev.firstkey.contracts.Fact;

/// A fact and the entry that tells it.
///
/// @param index the entry's log index
/// @param at when it happened
/// @param fact what happened
record Told<F extends Fact>(long index, LogClock.Moment at, F fact) {}
