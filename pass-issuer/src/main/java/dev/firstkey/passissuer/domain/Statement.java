package dev.firstkey.passissuer.domain;

import java.time.Instant;

/// One statement of HR about an episode, whole.
///
/// @param sequence HR's number of it; a higher one is newer
/// @param terms what a case that begins with it expects
/// @param employmentEnds from when on the worker counts as having left
public record Statement(long sequence, CaseTerms terms, Instant employmentEnds) {}
