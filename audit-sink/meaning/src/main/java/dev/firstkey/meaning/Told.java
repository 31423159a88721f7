package dev.firstkey.meaning;

import dev.firstkey.contracts.Fact;
import java.time.Instant;

/// A fact and the entry that tells it.
///
/// @param index the entry's log index
/// @param at when it happened, as far as the log believes it ([LogClock])
/// @param fact what happened
record Told<F extends Fact>(long index, Instant at, F fact) {}
