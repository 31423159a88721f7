package dev.firstkey.auditsink;

import dev.firstkey.auditsink.domain.About;
import java.time.Instant;
import java.util.Optional;

/// Which entries are asked for. All that is given must hold; what is null or empty is not asked.
///
/// @param about the worker, episode, pass, transaction and authenticator
/// @param correlationId the chain
/// @param type the CloudEvents type
/// @param from the earliest time of the event
/// @param to the time before which the event happened
public record EntryFilter(
    About about,
    Optional<String> correlationId,
    Optional<String> type,
    Optional<Instant> from,
    Optional<Instant> to) {}
