package dev.firstkey.auditsink.domain;

import java.util.Optional;
import java.util.OptionalLong;

/// What the log knows about a record that arrives, seen while nobody else can append.
///
/// @param nextIndex the log index that the next leaf gets
/// @param accounted whether this very record, at its place and with its content, has a leaf
/// @param offsetTaken whether its place has a leaf with other content, or one that says that it was
///   never heard
/// @param sameId the first entry of its event id
/// @param sameContent the first entry of its event id with the same content
/// @param heartbeats whether its place is in a range of heartbeats
/// @param open the range of heartbeats of its partition that has no leaf yet
public record Known(
    long nextIndex,
    boolean accounted,
    boolean offsetTaken,
    OptionalLong sameId,
    OptionalLong sameContent,
    boolean heartbeats,
    Optional<Range> open) {}
