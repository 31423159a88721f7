package dev.firstkey.joineringest.domain;

import dev.firstkey.contracts.HrRecord;

/// The HR record that says what is so of an episode now.
///
/// @param record where it stands
/// @param cause the id of what HR said
/// @param source who said it
public record Stated(HrRecord record, String cause, String source) {}
